"""How right the recogniser is: proposals against texts with answers.

`cases` reads and judges the archive's own layout, `factrueval` that of factRuEval-2016. Both take
any function from a text to a proposal.
"""
