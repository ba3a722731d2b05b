"use strict";

// A datalist completes a whole field; here each offer carries what stands before the last comma.
for (const field of document.querySelectorAll("input[list=tag-names]")) {
  const list = document.getElementById("tag-names");
  const names = Array.from(list.options, (option) => option.value);

  const offer = () => {
    const typed = field.value.split(",");
    const before = typed.slice(0, -1).map((name) => name.trim());
    const taken = new Set(before.map((name) => name.toLowerCase()));
    list.replaceChildren(
      ...names
        .filter((name) => !taken.has(name.toLowerCase()))
        .map((name) => new Option("", [...before, name].join(", "))),
    );
  };

  field.addEventListener("input", offer);
  field.addEventListener("focus", offer);
}
