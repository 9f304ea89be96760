"""Clean sentences in six kinds, made by combination of invented parts, with traps among them.

The traps are innocent words that hold, sound or look like words of the list in `wordlists.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

ENGLISH = (
    (
        "The ferry to Scunthorpe",
        "Our neighbours in Essex and Sussex",
        "A therapist from Penistone",
        "My class on Dickens",
        "The assistant at the cockpit",
        "Saturday's constitution debate",
        "The analysis in this document",
        "Mr Hancock's title page",
        "Who're we kidding; the council",
        "He'll see that the bass player",
        "As sure as it is, the harbour",
        "An US citizen I met",
        "The Arsenal match",
        "She'll say that the grapefruit stall",
    ),
    (
        "will push it through",
        "should assess the classic shell",
        "has a cocktail of grass and cucumber",
        "let us pass the button",
        "sniggered at the rebuttal",
        "was hoping to amass interest",
        "could circumvent the embarrassing shift",
        "bought 455 shiitake for $5 on the A55",
        "scored 4x4 on 10th May, i.e. twice",
        "is well-known, e.g. for its peacocks",
    ),
    (
        "before the ticket office opens.",
        "while the F35 and the S-400 were discussed!",
        "and that was that; hello again, Cockburn.",
        "so I ask: who benefits?",
        "in a b c order, as Ms. B. A. Tittle said.",
        "(see https://example.com/assets/classics?id=455).",
        "- at least that's what *they* say...",
    ),
)
TURKISH = (
    (
        "Sık sık gittiğimiz kafede",
        "Çok şık bir salonda",
        "Ama amaç bu değil,",
        "Işıkların altında",
        "ILIK BİR AKŞAMDA",
        "Siklon uyarısından sonra",
        "Götürdüğümüz çocuklarla",
        "Amasya'nın eski sokaklarında",
        "Yarın sabah vapurda",
        "Kimi okurların yazdığı gibi",
    ),
    (
        "sıkıldım ve eve döndüm",
        "kitapları götürmek istedim",
        "sıkı bir tartışma başladı",
        "pişmanlık duymadım",
        "bisikletle geçtik",
        "amcamı gördüm",
        "ilgi gösterdiler",
        "müzik dinledik",
        "SIKINTI YOK DEDİLER",
    ),
    (
        "çünkü hava güzeldi.",
        "ama kimse kızmadı!",
        "değil mi?",
        "yine de teşekkürler.",
        "öyle işte…",
    ),
)
PERSIAN = (
    (
        "می‌خواهم کتاب‌ها را",
        "خریداران خانه‌های قدیمی",
        "آخرین نوشته‌ی شما را",
        "خرس‌های قطبی",
        "بچه‌های کوچه‌ی ما",
    ),
    ("بخوانم و", "دوست دارند و", "نمی‌فهمم ولی", "می‌بینند که", "خریده‌ام و", "پاکیزه نگه می‌دارند و"),
    ("سپاس‌گزارم.", "هیچ‌کس ناراحت نیست.", "فردا برمی‌گردند!", "این‌طور بهتر است؟", "آخر هفته می‌آیند."),
)
VIETNAMESE = (
    (
        "Các bạn ở địa phương",
        "Những con lợn trong làng",
        "Lần đầu tiên tôi",
        "Đi đường phố này",
        "Tác giả bài báo",
    ),
    (
        "đủ sức làm việc và",
        "cảm ơn nhau vì",
        "ngồi ăn phở rồi",
        "đụng phải cái đĩa nhưng",
        "lớn lên ở đây nên",
    ),
    ("rất hay!", "ai cũng vui.", "không sao đâu.", "được chứ?", "đáng đọc lắm."),
)
ARABIC = (
    (
        "كلّ القرّاء في المدينة",
        "اَلسَّلَامُ عَلَيْكُمْ، أصحاب المقال",
        "مرحبـــا بكم، أهل الميناء",
        "الكلمات الجميلة",
        "محاربو الحرائق",
    ),
    ("يكتبون بهدوء", "يحملون الكتب", "يتكلّمون عن السفينة", "كلّموا بعضهم", "يحترمون الرأي الآخر"),
    ("وشكرًا لكم.", "منذ الصباح!", "أليس كذلك؟", "في آخر الأسبوع.", "بلا غضب."),
)
EMOJI = (
    (
        "👏👏 Well",
        "🇹🇷🇻🇳 Both",
        "👨‍👩‍👧‍👦 We",
        "❤️‍🔥 So",
        "1️⃣ First, we",
        "🏳️‍🌈 Yes, they",
        "™ They",
        "😂😂😂 lol, you",
    ),
    (
        "said it 🙏🏽",
        "laughed 🤣🤣🤣",
        "agree 💯",
        "sooooo much",
        "hmmmm… think",
        "waited ☕️",
        "voted ✅✅",
    ),
    (
        "and that's it 👍🏿",
        "at 10:30 🕥",
        "wow!!!!!!",
        "♥♥♥",
        "x² ½ €5",
        "yeeees 🎉",
        "#harbour @alice",
    ),
)
KINDS = {
    "English": ENGLISH,
    "Turkish": TURKISH,
    "Persian": PERSIAN,
    "Vietnamese": VIETNAMESE,
    "Arabic": ARABIC,
    "emoji": EMOJI,
}


def clean_sentences(wanted: int) -> Iterator[tuple[str, str]]:
    """`wanted` different texts of one or two sentences, as (kind, text); the same each time."""
    random = Random(1834)
    single = {
        kind: [" ".join(parts) for parts in product(*spoken)] for kind, spoken in KINDS.items()
    }
    made: set[str] = set()
    while len(made) < wanted:
        kind = random.choice(list(single))
        text = " ".join(random.sample(single[kind], random.choice((1, 2))))
        if text not in made:
            made.add(text)
            yield kind, text
