"""The BSN: the eleven-test against an independent implementation, encryption at rest, the index for exact search."""

import re
from io import StringIO

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.fernet import Fernet
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum.nl import bsn as oracle

from cases.access import bsn
from cases.access.records import write
from cases.drafts import actions as drafts
from cases.drafts.models import Draft
from cases.families.models import Person
from network.models import IdentityProvider
from tests import walks
from tests.personas import make_people

VALID = "111222333"


def accepted(number: str) -> bool:
    try:
        bsn.validate(number)
    except ValidationError:
        return False
    return True


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
@example(VALID)
@example("999999990")
@example("012345672")
def test_nine_digits_are_judged_as_the_oracle_judges_them(number):
    assert accepted(number) == (oracle.is_valid(number) and number != "000000000")


@given(st.integers(min_value=1, max_value=99_999_999), st.integers(min_value=0, max_value=8), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(stem, place, change):
    digits = next((f"{stem:08d}{last}" for last in range(10) if accepted(f"{stem:08d}{last}")), None)
    if digits:
        wrong = digits[:place] + str((int(digits[place]) + change) % 10) + digits[place + 1 :]
        assert not accepted(wrong)


@given(st.text(max_size=12))
def test_whatever_is_typed_gives_an_answer_and_never_the_number_back(text):
    try:
        bsn.validate(text)
    except ValidationError as no:
        number = bsn.normalised(text)
        if len(number) > 2 and number != "000000000":
            assert number not in no.messages[0]


@pytest.mark.parametrize(
    ("number", "words"),
    [("000000000", "geen BSN van een persoon"), ("111222334", "elfproef"), ("11122233", "negen cijfers"),
     ("", "negen cijfers"), ("١١١٢٢٢٣٣٣", "negen cijfers")],
)  # fmt: skip
def test_a_refusal_says_what_is_wrong(number, words):
    with pytest.raises(ValidationError, match=words):
        bsn.validate(number)


@pytest.mark.parametrize("written", ["111222333", "111 222 333", "1112.22.333", " 111-222-333 "])
def test_the_way_of_writing_makes_no_difference(written):
    bsn.validate(written)
    assert bsn.index_of(written) == bsn.index_of(VALID)


def test_the_same_number_is_never_encrypted_the_same_way_twice():
    tokens = {bsn.encrypt(VALID) for _ in range(5)}
    assert len(tokens) == 5
    assert not [token for token in tokens if VALID in token]
    assert {bsn.decrypt(token) for token in tokens} == {VALID}


def test_an_older_key_still_reads_and_the_newest_writes(settings):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.FIELD_KEYS = [old]
    token = bsn.encrypt(VALID)
    settings.FIELD_KEYS = [new, old]
    assert bsn.decrypt(token) == VALID
    assert Fernet(new).decrypt(bsn.encrypt(VALID).encode()).decode() == VALID


def test_the_index_depends_on_its_key(settings):
    before = bsn.index_of(VALID)
    settings.BSN_INDEX_KEY = "another-key-another-key-another-key"
    assert bsn.index_of(VALID) != before
    assert bsn.index_of("") is None


@pytest.mark.django_db
def test_in_the_database_it_is_unreadable_and_found_only_exactly():
    people = make_people()
    luka = walks.registered(people).luka
    luka.bsn = "111 222 333"
    write(luka, by=people.marit)
    with connection.cursor() as cursor:
        cursor.execute("SELECT bsn, bsn_index FROM cases_person WHERE bsn <> ''")
        rows = cursor.fetchall()
    assert len(rows) == 1
    assert VALID not in str(rows)
    assert Person.objects.get(pk=luka.pk).bsn == VALID
    assert list(Person.objects.with_bsn("111.222.333")) == [luka]
    assert not Person.objects.with_bsn("11122233").exists()


@pytest.mark.django_db
def test_after_a_rotation_nothing_leans_on_the_old_keys_any_more(settings):
    """Everything that is encrypted, wherever it lies: the old key is thrown away and all can still be read."""
    people, old, new = make_people(), Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.FIELD_KEYS, settings.BSN_INDEX_KEY = [old], "the index key of before"
    luka = walks.registered(people).luka
    luka.bsn = VALID
    write(luka, by=people.marit)
    drafts.keep(form="wens/1", fields={"text": "half"}, base_version=None, by=people.marit)
    IdentityProvider.objects.create(organisation=people.team, key="x", issuer="https://i.example", client_id="c",
                                    secret="a client secret")  # fmt: skip
    secret = {"secret": get_adapter().encrypt("JBSWY3DPEHPK3PXP")}
    Authenticator.objects.create(user=people.marit, type=Authenticator.Type.TOTP, data=secret)
    codes = RecoveryCodes.activate(people.marit).get_unused_codes()
    saved_at = Draft.objects.get().saved_at
    settings.FIELD_KEYS, settings.BSN_INDEX_KEY = [new, old], "another index key"
    assert not Person.objects.with_bsn(VALID).exists()
    call_command("rotate_keys", stdout=StringIO())
    settings.FIELD_KEYS = [new]
    assert list(Person.objects.with_bsn(VALID)) == [luka] and Person.objects.get(pk=luka.pk).bsn == VALID
    assert drafts.fields_of(Draft.objects.get()) == {"text": "half"} and Draft.objects.get().saved_at == saved_at
    assert IdentityProvider.objects.get().secret == "a client secret"
    totp, recovery = (Authenticator.objects.get(type=kind) for kind in ("totp", "recovery_codes"))
    assert get_adapter().decrypt(totp.data["secret"]) == "JBSWY3DPEHPK3PXP"
    assert recovery.wrap().get_unused_codes() == codes
    again = StringIO()
    call_command("rotate_keys", stdout=again)
    assert re.findall(r": (\d+) ", again.getvalue()) == ["0"] * 6
