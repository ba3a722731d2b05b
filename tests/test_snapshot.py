from django.core.management import call_command

from articles.models import City
from tests import snapshot


def test_rows_put_back_are_those_that_were_taken(db):
    call_command("loaddata", "cities", "seeds", verbosity=0)
    taken = snapshot.take()
    for model in taken:
        model.objects.all()._raw_delete("default")
    snapshot.put_back(taken)
    assert snapshot.take() == taken
    newest = City.objects.latest("pk").pk
    assert City.objects.create(ref="city-new", slug="new", name="Новый").pk > newest
