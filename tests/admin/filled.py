"""A form of the admin as a browser has it: read from the page, changed, sent back."""

from tests.factories import make_administrator
from tests.standard_html import read


def signed_in(client, user=None):
    client.force_login(
        user or make_administrator(), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


class FilledForm:
    """`form["name"]` reads and writes a field; `send()` answers what the browser would get."""

    def __init__(self, client, url, response=None):
        self.client, self.url = client, url
        self.response = response or client.get(url)
        assert self.response.status_code == 200
        self.root = read(self.response.content.decode())
        self.fields = fields_of(self.root)

    def __getitem__(self, name):
        return self.fields[name][0] if name in self.fields else None

    def __setitem__(self, name, value):
        self.fields[name] = value if isinstance(value, list) else [value]

    def add_row(self, prefix, **values):
        """As «add another» does: the empty row under the next number. Answers its prefix."""
        number = int(self[f"{prefix}-TOTAL_FORMS"])
        self[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
        row = f"{prefix}-{number}"
        for name in [name for name in self.fields if name.startswith(f"{prefix}-__prefix__-")]:
            self[name.replace("__prefix__", str(number))] = self.fields[name]
        for name, value in values.items():
            self[f"{row}-{name}"] = value
        return row

    def delete_row(self, row):
        self[f"{row}-DELETE"] = "on"

    def send(self, button="_save"):
        fields = {name: values for name, values in self.fields.items() if "__prefix__" not in name}
        return self.client.post(self.url, {**fields, button: "1"})

    def refused(self, button="_save") -> "FilledForm":
        """The same form as it comes back with errors."""
        response = self.send(button)
        assert response.status_code == 200, response
        return FilledForm(self.client, self.url, response)

    def saved(self, button="_save"):
        response = self.send(button)
        if response.status_code == 200:
            raise AssertionError(FilledForm(self.client, self.url, response).errors)
        assert response.status_code == 302
        return response

    @property
    def errors(self) -> dict[str, list[str]]:
        """By field, what stands in the error lists; "" for those of a whole form or row list."""
        context = self.response.context
        form = context["adminform"].form
        found = {("" if name == "__all__" else name): texts(e) for name, e in form.errors.items()}
        for each in context["inline_admin_formsets"]:
            formset = each.formset
            if formset.non_form_errors():
                found[formset.prefix] = texts(formset.non_form_errors())
            for row in formset.forms:
                for name, errors in row.errors.items():
                    key = row.prefix if name == "__all__" else row.add_prefix(name)
                    found[key] = texts(errors)
        return found

    @property
    def text(self) -> str:
        return " ".join("".join(self.root.itertext()).split())


def texts(errors) -> list[str]:
    return [" ".join("".join(read(str(error)).itertext()).split()) for error in errors]


def fields_of(root) -> dict[str, list[str]]:
    form = next(
        form
        for form in root.iter("form")
        if (form.get("id") or "").endswith("_form") and form.get("id") != "logout-form"
    )
    fields = {}
    for element in form.iter():
        name = element.get("name")
        if name and element.tag in ("input", "textarea", "select"):
            values = sent_by(element)
            if values:
                fields.setdefault(name, []).extend(values)
    return fields


def sent_by(element) -> list[str]:
    match element.tag, element.get("type"):
        case "textarea", _:
            return [browsers_line_ends("".join(element.itertext()))]
        case "select", _:
            options = list(element.iter("option"))
            chosen = [option for option in options if option.get("selected") is not None]
            if not chosen and element.get("multiple") is None:
                chosen = options[:1]
            return [option.get("value", "") for option in chosen]
        case _, "checkbox" | "radio":
            return [element.get("value", "on")] if element.get("checked") is not None else []
        case _, "submit" | "file" | "button":
            return []
    return [element.get("value", "")]


def browsers_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
