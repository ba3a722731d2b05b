"""What the editors found in the five articles."""

from tests.seeds import BODIES, NAMES, named, rows


def test_articles_have_the_dates_their_texts_bear_out():
    assert [(a["ref"], a["date"], a["date_evidence"]) for a in rows("article")] == [
        ("seed-000", "[2026-01-01..2026-03-14]", "inferred"),
        ("seed-001", "2026-02-09", "stated"),
        ("seed-002", "2026-03-13", "stated"),
        ("seed-003", "[2026-03-16..2026-03-31]", "inferred"),
        ("seed-004", "2025-08-29", "stated"),
    ]


def test_events_have_their_dates_states_and_wholes():
    assert [(e["name"], e["date"], e["status"], named(e, "parent")) for e in rows("event")] == [
        ("Республиканский референдум по новой Конституции", "2026-03-15", "held", None),
        (
            "Общенациональная информационная кампания к референдуму",
            "2026-02-09/2026-03-14",
            "held",
            "Республиканский референдум по новой Конституции",
        ),
        (
            "Информационная кампания к референдуму в Алматы",
            "2026-02-09/2026-03-14",
            "held",
            "Общенациональная информационная кампания к референдуму",
        ),
        (
            "Информационная кампания к референдуму в Астане",
            "2026-02-14/2026-03-14",
            "held",
            "Общенациональная информационная кампания к референдуму",
        ),
        (
            "Jas Stars",
            "[2026-01-01..2026-03-13]",
            "held",
            "Информационная кампания к референдуму в Алматы",
        ),
        (
            "ALGYS FEST",
            "[2026-01-01..2026-03-13]",
            "held",
            "Информационная кампания к референдуму в Алматы",
        ),
        (
            "Интеллектуальный Meet-up о проекте новой Конституции",
            "[2026-02-01..2026-02-09]",
            "held",
            "Информационная кампания к референдуму в Алматы",
        ),
        (
            "Конституционный батл среди молодёжи Алматы",
            "[2026-02-01..2026-02-09]",
            "held",
            "Интеллектуальный Meet-up о проекте новой Конституции",
        ),
        (
            "Подведение итогов работы коалиции в Астане",
            "[2026-03-16..2026-03-31]",
            "held",
            "Информационная кампания к референдуму в Астане",
        ),
        ("Встреча главы государства с молодёжью", "[2026-03-16..2026-03-31]", "held", None),
        (
            "Научно-практическая конференция «Конституция – әділет пен тұрақтылықтың тірегі»",
            "[2025-08-01..2025-08-29]",
            "held",
            None,
        ),
        (
            "Награждение медалями «Қазақстан Республикасының Конституциясына 30 жыл»",
            "[2025-08-01..2025-08-29]",
            "held",
            "Научно-практическая конференция «Конституция – әділет пен тұрақтылықтың тірегі»",
        ),
        (
            "Торжественные мероприятия 30 августа 2025 года в Алматы",
            "2025-08-30",
            "announced",
            None,
        ),
    ]


def test_a_joint_list_of_venues_stays_a_joint_list():
    joint = (
        "во Дворце спорта имени Балуана Шолака, в Almaty Arena и торгово-развлекательных центрах"
    )
    assert [
        (e["name"], e["venue"], e.get("venue_organisation"))
        for e in rows("event")
        if e["name"] in {"Jas Stars", "ALGYS FEST"}
    ] == [("Jas Stars", joint, None), ("ALGYS FEST", joint, None)]


def test_twenty_eight_people_are_certain():
    assert [(p["name"], p["gender"]) for p in rows("person")] == [
        ("Луина", "female"),
        ("Мирас Жүгінісов", "male"),
        ("Нурсултан Нурбердиев", "male"),
        ("Бахтияр Байсерик", "male"),
        ("Серик Есматов", "male"),
        ("Айдос Сарым", "male"),
        ("Жанарбек Әшімжан", "male"),
        ("Үнзила Шапақ", "female"),
        ("Әкежан Кеңесов", "male"),
        ("Бағдат Анарбаева", "female"),
        ("Кымбат Нурдаулет", "female"),
        ("Акарыс Торебеков", "male"),
        ("Марат Башимов", "male"),
        ("Ерлан Каналимов", "male"),
        ("Мухаммед Болысбек", "male"),
        ("Улан Абдыханов", "male"),
        ("Анар Дукенбаева", "female"),
        ("Балауса Смагулова", "female"),
        ("Чингиз Тусипбаев", "male"),
        ("Арсланбек Магзум", "male"),
        ("Асем Баденова", "female"),
        ("Улыкпан Жолдасов", "male"),
        ("Фарида Жолдасова", "female"),
        ("Маржан Арапбаева", "female"),
        ("Куралай Мейрамбек", "female"),
        ("Азамат Калдыбеков", "male"),
        ("Меиржан Отыншиев", "male"),
        ("Бексултан Сарсеков", "male"),
    ]


def test_stage_names_of_unknown_kind_perform_without_being_records():
    stage_names = [
        (p["performer"], named(p, "event")) for p in rows("participation") if "performer" in p
    ]
    assert stage_names == [(n, "Jas Stars") for n in ("DJ Ахметов", "Alpha", "Moonlight")]


def test_headquarters_organised_the_campaign_of_their_city():
    organised = [p for p in rows("participation") if p["part"] == "organiser"]
    parts = [p["event"] + p["organisation"] for p in organised]
    assert parts == [["event-campaign-astana", "organisation-coalition-astana"]]


def test_robot_mascot_and_eponym_are_no_records():
    assert {"Темирбек", "Әділет", "Балуан Шолак", "DJ Ахметов"} & set(NAMES.values()) == set()


def test_forms_of_a_name_stay_as_written():
    forms = {}
    for place in rows("mentionplace"):
        ref = place["mention"][1]
        if ref.startswith("person-") and place["text"] != NAMES[ref]:
            forms[NAMES[ref]] = place["text"]
    assert forms == {"Серик Есматов": "Серика Есматова", "Меиржан Отыншиев": "М. Отыншиев"}


def test_people_have_the_roles_their_articles_state():
    roles = {}
    for role in rows("statedrole"):
        roles.setdefault((role["article"][0], named(role, "person")), []).append(
            (role["role"], named(role, "organisation"))
        )
    deputy = [("депутат Мажилиса Парламента РК", "Мажилис Парламента Республики Казахстан")]
    assert roles[("seed-001", "Айдос Сарым")] == roles[("seed-003", "Айдос Сарым")] == deputy
    assert roles[("seed-003", "Арсланбек Магзум")] == [
        ("депутат маслихата столицы", "Маслихат города Астаны"),
        (
            "председатель молодежного крыла «Жастар рухы» партии AMANAT",
            "Молодежное крыло «Жастар рухы» партии AMANAT",
        ),
    ]
    assert {person for _, person in roles} == {p["name"] for p in rows("person")}


def test_organisations_are_parts_of_organisations():
    parts = {o["name"]: named(o, "parent") for o in rows("organisation") if "parent" in o}
    coalition = "Общенациональная коалиция «За народную Конституцию справедливого и прогрессивного Казахстана»"
    assert parts == {
        "Пресс-служба акимата города Астаны": "Акимат города Астаны",
        "Мажилис Парламента Республики Казахстан": "Парламент Республики Казахстан",
        "Пресс-служба Общенациональной коалиции по городу Алматы": coalition,
        "Астанинский городской штаб коалиции «За народную Конституцию справедливого и "
        "прогрессивного Казахстана»": coalition,
        "Астанинский городской филиал партии AMANAT": "Партия AMANAT",
        "Молодежное крыло «Жастар рухы» партии AMANAT": "Партия AMANAT",
        "Астанинский городской филиал партии «Ауыл»": "Партия «Ауыл»",
        "Астанинский городской филиал Народной партии Казахстана": "Народная партия Казахстана",
        "Женское крыло «Ақ жол арулары» партии «Ак жол» по городу Астане": "Партия «Ак жол»",
        "Астанинский городской филиал партии «Respublica»": "Партия «Respublica»",
    }


def test_direct_quotes_have_their_speakers():
    assert [
        (q["article"][0], named(q, "person", "organisation"), q["speaker_as_stated"], q["found_by"])
        for q in rows("quote")
        if q["speech"] == "direct"
    ] == [
        ("seed-000", "Бахтияр Байсерик", "он", "pronoun"),
        ("seed-000", "Серик Есматов", "Серик Есматов", "name"),
        ("seed-001", "Әкежан Кеңесов", "Молодой ученый Әкежан Кеңесов", "name"),
        (
            "seed-001",
            "Бағдат Анарбаева",
            'руководитель общественного фонда "Qamqor" Бағдат Анарбаева',
            "name",
        ),
        (
            "seed-001",
            "Кымбат Нурдаулет",
            "Руководитель фронт-офиса волонтеров города Алматы Кымбат Нурдаулет",
            "name",
        ),
        ("seed-001", "Акарыс Торебеков", "Молодой предприниматель Акарыс Торебеков", "name"),
        ("seed-001", "Айдос Сарым", "Депутат Мажилиса Айдос Сарым", "name"),
        ("seed-003", None, "глава государства", "role"),
        ("seed-004", "Азамат Калдыбеков", "Азамат Калдыбеков", "name"),
    ]


def test_reported_speech_is_known_with_those_who_spoke():
    assert [
        (q["article"][0], named(q, "person", "organisation"), q["speaker_as_stated"], q["found_by"])
        for q in rows("quote")
        if q["speech"] == "reported" and ("person" in q or "organisation" in q)
    ] == [
        ("seed-000", "Бахтияр Байсерик", "актер и телеведущий Бахтияр Байсерик", "name"),
        ("seed-000", "Серик Есматов", "Серика Есматова, депутата маслихата г. Алматы", "name"),
        ("seed-000", "Серик Есматов", "Он", "pronoun"),
        ("seed-001", "Акарыс Торебеков", "Молодой предприниматель Акарыс Торебеков", "name"),
        (
            "seed-002",
            "Пресс-служба Общенациональной коалиции по городу Алматы",
            "пресс-службы Общенациональной коалиции по Алматы",
            "name",
        ),
        (
            "seed-003",
            "Пресс-служба акимата города Астаны",
            "пресс-служба столичного акимата",
            "name",
        ),
        (
            "seed-004",
            "Азамат Калдыбеков",
            "Заместитель акима города Алматы Азамат Калдыбеков",
            "name",
        ),
        ("seed-004", "Азамат Калдыбеков", "Заместитель акима", "role"),
        ("seed-004", "Азамат Калдыбеков", "Спикер", "role"),
        ("seed-004", "Меиржан Отыншиев", "М. Отыншиев", "name"),
        ("seed-004", "Меиржан Отыншиев", "председатель маслихата", "role"),
        (
            "seed-004",
            "Бексултан Сарсеков",
            "Председатель президиума РОО «Совет генералов» Бексултан Сарсеков",
            "name",
        ),
    ]


def test_photo_credits_are_whole_lines():
    assert [(p["article"][0], p["credit"]) for p in rows("photo")] == [
        *[("seed-000", "акимат города Алматы")] * 4,
        ("seed-001", "акимат Алматы"),
        ("seed-002", "пресс-служба Общенациональной коалиции по городу Алматы"),
        *[("seed-003", "пресс-служба акимата города Астаны")] * 4,
    ]
    lines = {line for body in BODIES.values() for line in body.splitlines()}
    assert [p["text"] for p in rows("photo") if p["text"] not in lines] == []


def test_figures_are_kept_with_their_words_and_claimants():
    almaty = (
        "Информационная кампания к референдуму в Алматы",
        "Пресс-служба Общенациональной коалиции по городу Алматы",
    )
    astana = (
        "Информационная кампания к референдуму в Астане",
        "Пресс-служба акимата города Астаны",
    )
    assert [
        (
            f["words"],
            f["qualifier"],
            f["number"],
            f["unit"],
            (named(f, "event"), named(f, "claimed_by_organisation")),
        )
        for f in rows("figure")
    ] == [
        ("более 5000 участников", "more", 5000, "people", ("Jas Stars", None)),
        ("537 мероприятий", "exactly", 537, "events", almaty),
        ("более 103 тыс. человек", "more", 103000, "people", almaty),
        ("более тысячи встреч", "more", 1000, "meetings", astana),
        ("почти миллиона человек", "almost", 1000000, "people", astana),
    ]
