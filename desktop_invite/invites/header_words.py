"""The words of headers and labels, in the languages of our users, as people write them there."""

from __future__ import annotations

WORDS = {
    "name": (
        "name|full name|fullname|complete name|display name|your name|name of candidate",
        "candidate|candidates|candidate name|candidate's name|candidate full name",
        "applicant|applicant name|applicant's name|student|student name|participant",
        "participant name|person|invitee|invitee name",
        "vollständiger name|vor- und nachname|vor und nachname|vorname nachname|name, vorname",
        "nachname, vorname|vorname und nachname|vorname, nachname|kandidat|kandidatin|kandidaten",
        "kandidat/in|kandidat:in|bewerber|bewerberin|bewerber/in|bewerber:in|bewerbername",
        "name des bewerbers|name des kandidaten|teilnehmer|teilnehmerin",
        "nom complet|nom et prénom|prénom et nom|nom prénom|prénom nom|nom, prénom|candidat",
        "nom du candidat|candidat(e)|nom et prénoms|postulant",
        "nombre completo|nombre y apellidos|nombre y apellido|apellidos y nombre|candidato",
        "candidata|nombre del candidato|postulante|aspirante|apellidos, nombre",
        "nome completo|nome do candidato|nome e sobrenome|nome do participante",
        "nome e cognome|cognome e nome|nominativo|nome del candidato",
        "naam|volledige naam|kandidaat|naam kandidaat|sollicitant|voor- en achternaam",
        "imię i nazwisko|nazwisko i imię|kandydat|kandydatka|kandydaci",
        "navn|fulde navn|fullt navn|fuldt navn|namn|fullständigt namn|för- och efternamn|ansøger",
        "søker|sökande|nimi|koko nimi|hakija",
        "jméno a příjmení|celé jméno|kandidát|uchazeč|meno a priezvisko|név|teljes név|jelölt",
        "nume complet|nume și prenume|ad soyad|adı soyadı|isim soyisim|aday|aday adı",
        "имя и фамилия|фамилия и имя|фио|ф.и.о|полное имя|кандидат|имя кандидата|піб|повне ім'я",
        "ονοματεπώνυμο|υποψήφιος|姓名|全名|候选人|候選人|氏名|お名前|名前|候補者|이름|성명|지원자",
        "الاسم|الاسم الكامل|المرشح|שם|שם מלא|מועמד|नाम|पूरा नाम|nama|nama lengkap|họ và tên|họ tên",
        "ứng viên|ชื่อ-นามสกุล|ชื่อ",
    ),
    "first": (
        "first name|firstname|first|given name|given names|forename|forenames|fname",
        "candidate first name|applicant first name|vorname|vornamen|rufname|prénom|prénoms",
        "nombre|nombres|primer nombre|nome|primeiro nome|nome próprio|voornaam|roepnaam",
        "imię|imiona|fornavn|förnamn|etunimi|jméno|křestní jméno|meno|keresztnév|utónév|prenume",
        "ad|adı|isim|имя|ім'я|όνομα|名|الاسم الأول|שם פרטי|nama depan|tên",
    ),
    "last": (
        "last name|lastname|last|surname|family name|lname|candidate last name",
        "applicant last name|nachname|familienname|zuname|nom|nom de famille|noms",
        "apellido|apellidos|primer apellido|sobrenome|apelido|último nome|cognome|achternaam",
        "nazwisko|etternavn|efternavn|efternamn|sukunimi|příjmení|priezvisko|vezetéknév",
        "családnév|nume|nume de familie|soyad|soyadı|soyisim|фамилия|прізвище|επώνυμο|姓|성",
        "اسم العائلة|اللقب|שם משפחה|nama belakang|họ",
    ),
    "email": (
        "email|e-mail|mail|email address|e-mail address|mail address|email id|e-mail id|mail id",
        "candidate email|candidate e-mail|candidate's email|candidate email address",
        "email of candidate|applicant email|applicant e-mail|student email|participant email",
        "your email|your email address|invitee email|email adress|e-mails|emails",
        "e-mail-adresse|emailadresse|mailadresse|mail-adresse|e-mail des bewerbers",
        "e-mail bewerber|e-mail kandidat|e-mail des kandidaten|e-mail der kandidaten",
        "courriel|adresse e-mail|adresse mail|adresse courriel|adresse électronique|mél",
        "email du candidat|e-mail du candidat|courriel du candidat",
        "correo|correo electrónico|dirección de correo|dirección de correo electrónico",
        "correo del candidato|email del candidato|endereço de e-mail|endereço eletrônico",
        "correio eletrônico|correio electrónico|e-mail do candidato|indirizzo email",
        "indirizzo e-mail|posta elettronica|indirizzo mail|indirizzo di posta elettronica",
        "e-mailadres|mailadres|e-mail kandidaat|adres e-mail|adres mailowy|e-mail kandydata",
        "e-post|epost|e-postadresse|e-postadress|mejl|mejladress|sähköposti|sähköpostiosoite",
        "e-mailová adresa|e-mail cím|e-mail-cím|adresă de email|adresă e-mail|e-posta|eposta",
        "e-posta adresi|электронная почта|почта|эл. почта|адрес электронной почты|имейл",
        "e-mail адрес|електронна пошта|пошта|ηλεκτρονικό ταχυδρομείο|邮箱|电子邮箱|电子邮件",
        "邮件地址|邮箱地址|電子郵件|メール|メールアドレス|eメール|이메일|이메일 주소",
        'البريد الإلكتروني|البريد|דוא"ל|אימייל|מייל|ईमेल|alamat email|surel|địa chỉ email|อีเมล',
    ),
    "interview": (
        "interview|interview id|interview no|interview nr|interview number|interview name",
        "interview link|interview url|interview title|ai interview|assessment id",
        "assessment name|interviewnummer|interview-nummer|entretien|numéro d'entretien",
        "entrevista|id de entrevista|número de entrevista|colloquio|intervista|gesprek",
        "rozmowa|rozmowa kwalifikacyjna|intervju|samtale|haastattelu|pohovor|interjú|interviu",
        "mülakat|интервью|собеседование|співбесіда|συνέντευξη|面试|面試|面接|면접|مقابلة|ראיון|wawancara",
    ),
    "delivery": (
        "delivery|delivery method|deliver by|send by|send via|send as|how to send|invite by",
        "versand|versandart|versandweg|zustellung|envoi|mode d'envoi|envío|entrega|envio|invio",
        "consegna|verzending|verzendwijze|wysyłka|sposób wysyłki|leverans|levering|доставка",
    ),
}
"""What each role is called, by the role's value."""

MAIL_WORDS = (
    *("mail", "courriel", "correo", "correio", "epost", "eposta", "sahkoposti", "почта", "пошта"),
    *("邮箱", "邮件", "郵件", "メール", "이메일", "البريد", "ईमेल", "อีเมล", "mejl", "surel"),
)
"""What is in every header of a column of e-mail addresses; in the form that search compares."""

FILLERS = frozenset(
    {"the", "of", "a", "an", "your", "my", "our", "please", "enter", "what", "what's", "is", "main"}
    | {
        "candidate",
        "candidate's",
        "candidates",
        "applicant",
        "applicant's",
        "applicants",
        "primary",
    }
    | {"student", "student's", "participant", "participant's", "invitee", "attendee", "current"}
    | {"der", "die", "das", "des", "ihr", "ihre", "kandidat", "kandidaten", "bewerber", "bewerbers"}
    | {"du", "de", "la", "le", "votre", "candidat", "candidate", "del", "do", "da", "su", "seu"}
    | {"candidato", "candidata", "della", "di", "van", "kandidaat", "kandydata", "kandidata"}
)
"""What a header can be without, and is the same: `the name of the candidate`."""

ANOTHERS = frozenset(
    {"recruiter", "recruiters", "recruiting", "manager", "managers", "interviewer", "interviewers"}
    | {
        "referrer",
        "referral",
        "referred",
        "referee",
        "reference",
        "hr",
        "hiring",
        "owner",
        "agency",
    }
    | {"sourcer", "coordinator", "supervisor", "consultant", "company", "employer", "organisation"}
    | {"organization", "parent", "emergency", "cc", "bcc", "sender", "from", "reply", "creator"}
    | {"created", "updated", "assigned", "assignee", "partner", "boss", "lead", "colleague", "team"}
    | {"sent", "status", "opt", "template", "subject", "date", "count", "verified", "bounced"}
    | {"vorgesetzter", "vorgesetzte", "ansprechpartner", "ansprechpartnerin", "betreuer", "firma"}
    | {"personaler", "recruiterin", "arbeitgeber", "empfohlen", "absender", "unternehmen"}
    | {"recruteur", "recruteuse", "responsable", "referent", "entreprise", "societe", "employeur"}
    | {"reclutador", "reclutadora", "gerente", "jefe", "empresa", "referencia", "remitente"}
    | {"recrutador", "recrutadora", "gestor", "gestora", "responsavel", "responsabile", "azienda"}
    | {"selezionatore", "leidinggevende", "bedrijf", "rekruter", "menedzer", "przelozony"}
    | {"rekryterare", "chef", "foretag", "leder", "virksomhed", "bedrift", "рекрутер", "компания"}
)
"""Words of headers that speak of other people, or of what happened; as search compares."""
