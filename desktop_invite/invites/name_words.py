"""Words that stand near names in mails and signatures, in the languages of our users.

All in the form that `search_text.searchable` makes.
"""

from __future__ import annotations

LABELS = frozenset(
    {"email", "e-mail", "mail", "mailto", "adresse", "e-mail-adresse", "correo", "courriel"}
    | {"from", "cc", "bcc", "reply-to", "contact", "kontakt", "name", "candidate", "id", "email id"}
    | {"邮箱", "电子邮箱", "邮件", "联系", "姓名", "メール", "氏名", "이메일", "почта", "البريد"}
)
"""What announces a name or an address."""

PREPOSITIONS = frozenset({"at", "on", "via", "is", "to", "under", "per", "unter", "par", "por"})
"""What links a name to its address in a sentence; only in lower case, for To and An are names."""

PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "das", "do", "dos", "du", "la", "las", "le", "los", "van"}
    | {"von", "der", "den", "zu", "zur", "ter", "ten", "bin", "bint", "ibn", "al", "el", "abu"}
    | {"y", "e", "af", "av", "san", "'t"}
)
"""The parts of names that are written small."""

PROSE = frozenset(
    {"please", "write", "send", "invite", "contact", "us", "me", "my", "the", "your", "our", "to"}
    | {"this", "is", "for", "and", "or", "with", "reach", "here", "you", "can", "thanks", "hi"}
    | {"bitte", "an", "mich", "uns", "por", "favor", "merci"}
)
"""What a sentence has and a name written in small letters has not."""

CLOSINGS = frozenset(
    {"regards", "cheers", "sincerely", "thanks", "thank", "best", "kind", "warm", "many", "with"}
    | {"yours", "respectfully", "mit", "viele", "freundliche", "beste", "herzliche", "vg", "lg"}
    | {"cordialement", "bien", "saludos", "atentamente", "cordiali", "atenciosamente", "sent"}
)
"""First words of how a letter ends."""

GREETINGS = frozenset(
    {"hi", "hello", "dear", "hey", "hallo", "liebe", "lieber", "bonjour", "hola", "ola", "ciao"}
)
"""First words of how a letter begins."""

TRADES = frozenset(
    {"engineer", "developer", "manager", "designer", "director", "consultant", "analyst"}
    | {"recruiter", "student", "officer", "specialist", "assistant", "intern", "associate"}
    | {"ltd", "inc", "gmbh", "llc", "llp", "pvt", "limited", "university", "college", "department"}
    | {"phone", "mobile", "tel", "fax", "linkedin", "website", "address", "skype", "street"}
    | {"architect", "executive", "administrator", "president", "founder", "ceo", "cto"}
)
"""What lines of a signature speak of when they aren't the name."""

POSTS = TRADES | frozenset(
    {"partner", "talent", "lead", "head", "chief", "vp", "vice", "senior", "junior", "principal"}
    | {"hr", "people", "resources", "hiring", "recruiting", "recruitment", "acquisition", "sourcer"}
    | {"coordinator", "generalist", "owner", "scientist", "researcher", "teacher", "lecturer"}
    | {"nurse", "accountant", "lawyer", "attorney", "technician", "programmer", "advisor", "agent"}
    | {"sales", "marketing", "product", "operations", "finance", "leiter", "leiterin", "entwickler"}
    | {"entwicklerin", "ingenieur", "ingenieurin", "berater", "beraterin", "responsable", "chef"}
    | {"directeur", "directrice", "charge", "chargee", "jefe", "jefa", "directora", "gerente"}
    | {"ingeniero", "ingeniera", "desarrollador", "desarrolladora", "diretor", "diretora"}
    | {"engenheiro", "engenheira", "analista", "corp", "plc", "ag", "company", "group", "team"}
)
"""What a post or a company is told by behind a name and a comma; alone it may be a name: Sales."""

HALVES_OF_THE_DAY = frozenset({"am", "pm"})
