from django.core.exceptions import ValidationError
from django.db import models

from articles.dates import ImpreciseDate
from articles.formfields import ImpreciseDateFormField


class ImpreciseDateField(models.CharField):
    """An `ImpreciseDate`, stored as its EDTF text; NULL where nothing is known."""

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 40
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return ImpreciseDate.parse(value) if value else None

    def to_python(self, value):
        if not value or isinstance(value, ImpreciseDate):
            return value or None
        try:
            return ImpreciseDate.parse(value)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value):
        """Text passes as it is, for lookups on parts of it."""
        return value.edtf if isinstance(value, ImpreciseDate) else value or None

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def run_validators(self, value):
        """The value type has checked itself; length has no meaning for it."""

    def formfield(self, **kwargs):
        # The admin offers its widget for plain text, which would not show what was understood.
        kwargs.pop("widget", None)
        return models.Field.formfield(self, form_class=ImpreciseDateFormField, **kwargs)
