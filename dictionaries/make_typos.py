#!/usr/bin/env python3
"""Derives typos.tsv (typo, tab, correction) from common.txt and demons.txt.

A slip is kept when it is no word of the en_US or en_GB dictionary nor of our lists, in any casing, when exactly one
frequent word yields it, and when it is no clipping of another word. Run it after changing a list; the output depends on the
lists and the dictionaries alone. usage: make_typos.py [--dictionaries /usr/share/hunspell]
"""
import argparse
import collections
import pathlib
import re
import subprocess

HERE = pathlib.Path(__file__).parent
LIMIT = 41000
VOWELS = "aeiou"
KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]

# Words that dictionaries know but that messages hardly ever mean.
RARE = {"wether": "whether", "premisses": "premises", "calender": "calendar", "calenders": "calendars",
        "collage's": "college's", "thankyou": "thank you", "alot": "a lot", "eachother": "each other",
        "incase": "in case", "aswell": "as well", "infact": "in fact", "everytime": "every time", "noone": "no one", "atleast": "at least",
        "abit": "a bit", "inspite": "in spite", "highschool": "high school", "teh": "the",
        "hte": "the", "adn": "and", "nad": "and", "taht": "that", "thsi": "this", "tihs": "this", "wiht": "with",
        "waht": "what", "thier": "their", "yuo": "you", "youre": "you're", "dont": "don't", "doesnt": "doesn't",
        "didnt": "didn't", "isnt": "isn't", "wasnt": "wasn't", "arent": "aren't", "couldnt": "couldn't",
        "wouldnt": "wouldn't", "shouldnt": "shouldn't", "havent": "haven't", "hasnt": "hasn't", "hadnt": "hadn't",
        "theyre": "they're", "theyve": "they've", "youve": "you've", "youll": "you'll", "weve": "we've", "ive": "I've",
        "thats": "that's", "theres": "there's", "heres": "here's", "whats": "what's", "lets's": "let's", "im": "I'm",
        "its'": "its", "your's": "yours", "their's": "theirs", "our's": "ours", "werent": "weren't", "becuase": "because",
        "becasue": "because", "beacuse": "because", "becouse": "because", "freind": "friend", "frend": "friend",
        "wich": "which", "whcih": "which", "wihch": "which", "shoud": "should", "shoudl": "should", "woud": "would",
        "woudl": "would", "coudl": "could", "cuold": "could", "knwo": "know", "konw": "know", "jsut": "just",
        "liek": "like", "hlep": "help", "tiem": "time", "fro you": "for you", "peice": "piece", "untill": "until",
        "ect": "etc", "oppurtunity": "opportunity", "oppertunity": "opportunity", "opertunity": "opportunity",
        "opurtunity": "opportunity", "oppurtunities": "opportunities", "opertunities": "opportunities",
        "seperate": "separate", "seperately": "separately", "tommorow": "tomorrow", "tommorrow": "tomorrow",
        "tomorow": "tomorrow", "definatly": "definitely", "definetly": "definitely", "definately": "definitely",
        "definitly": "definitely", "equiptment": "equipment", "developement": "development", "enviroment": "environment",
        "goverment": "government", "proffesional": "professional", "proffesionals": "professionals",
        "profesionals": "professionals", "proffessional": "professional", "entrepeneur": "entrepreneur",
        "enterpreneur": "entrepreneur", "entreprenuer": "entrepreneur", "entrepreneour": "entrepreneur",
        "acommodate": "accommodate", "accomodate": "accommodate", "accomodation": "accommodation",
        "acomodate": "accommodate", "embarass": "embarrass", "embarassed": "embarrassed", "neccessary": "necessary",
        "neccesary": "necessary", "necesary": "necessary", "succesful": "successful", "successfull": "successful",
        "sucessful": "successful", "succesfull": "successful", "succesfully": "successfully", "sucess": "success",
        "reccomend": "recommend", "recomend": "recommend", "reccommend": "recommend", "recomended": "recommended",
        "recomendation": "recommendation", "reccomendation": "recommendation", "liason": "liaison", "liase": "liaise",
        "priviledge": "privilege", "privelege": "privilege", "priveledge": "privilege", "maintainance": "maintenance",
        "maintenence": "maintenance", "ocurred": "occurred", "occured": "occurred", "occuring": "occurring",
        "occurence": "occurrence", "ocasion": "occasion", "occassion": "occasion", "occassionally": "occasionally",
        "arguement": "argument", "knowlege": "knowledge", "knowledgable": "knowledgeable", "questionaire": "questionnaire",
        "persue": "pursue", "publically": "publicly", "supercede": "supersede", "truely": "truly", "wierd": "weird",
        "greatful": "grateful", "gratefull": "grateful", "thoughtfull": "thoughtful", "helpfull": "helpful",
        "usefull": "useful", "beautifull": "beautiful", "meaningfull": "meaningful", "carefull": "careful",
        "wonderfull": "wonderful", "powerfull": "powerful", "intrested": "interested", "intresting": "interesting",
        "intrest": "interest", "experiance": "experience", "experianced": "experienced", "oportunity": "opportunity",
        "oportunities": "opportunities", "writting": "writing", "hireing": "hiring", "comming": "coming",
        "begining": "beginning", "refered": "referred", "prefered": "preferred", "transfered": "transferred",
        "commited": "committed", "submited": "submitted", "sincerly": "sincerely", "absolutly": "absolutely",
        "completly": "completely", "compleet": "complete", "compleate": "complete", "immediatly": "immediately",
        "immediatley": "immediately", "unfortunatly": "unfortunately", "unfortunatley": "unfortunately",
        "unfortunetly": "unfortunately", "aproach": "approach", "adress": "address", "adresses": "addresses",
        "collegue": "colleague", "collegues": "colleagues", "colleage": "colleague", "colleauge": "colleague",
        "buisness": "business", "busines": "business", "bussiness": "business", "bussinesses": "businesses",
        "buisnesses": "businesses", "managment": "management", "managament": "management", "mangement": "management",
        "avaliable": "available", "availible": "available", "availabe": "available", "availabilty": "availability",
        "avaliability": "availability", "garantee": "guarantee", "garantees": "guarantees", "garanteed": "guaranteed",
        "gaurantee": "guarantee", "guarentee": "guarantee", "guarenteed": "guaranteed", "volonteer": "volunteer",
        "volonteers": "volunteers", "volenteer": "volunteer", "volenteers": "volunteers", "responce": "response",
        "responces": "responses", "reponse": "response", "responsability": "responsibility", "beleiver": "believer",
        "consigment": "consignment", "colum": "column", "wraped": "wrapped", "meetting": "meeting",
        "resturant": "restaurant", "shedule": "schedule", "scedule": "schedule", "schedual": "schedule",
        "strenght": "strength", "lenght": "length", "heigth": "height", "wheter": "whether", "whethere": "whether",
        "vaccum": "vacuum", "rythm": "rhythm", "pronounciation": "pronunciation", "grammer": "grammar",
        "independance": "independence", "existance": "existence", "foward": "forward", "forwad": "forward",
        "fowarded": "forwarded", "excelent": "excellent", "exellent": "excellent", "excellant": "excellent",
        "explaination": "explanation", "apparantly": "apparently", "apparant": "apparent", "basicly": "basically",
        "finaly": "finally", "realy": "really", "usualy": "usually", "actualy": "actually", "generaly": "generally",
        "posible": "possible", "recive": "receive", "recived": "received", "reciept": "receipt", "decieve": "deceive",
        "alright's": "alright's"}
RARE = {k: v for k, v in RARE.items() if " " not in k and k != "alright's" and "'" not in k}
# Slips that are words of a neighbouring language or common foreign spellings.
FOREIGN = set("""comercial profesional oficial imposible exemple responsable adresse projekt produkt kontakt direkt effekt
programm musik systeme probleme interessant literatur personnel naturel offre centrale original generale ideale totale
especial personale nacional regional familia historia memoria minuto momento publico tecnica trafic visite recente
important contente accidente presente cliente differente expert expertise experte finanz industri region resume
gracias merci bonjour marche poste carte liste table place groupe membre mente senor senora tante conte porte
ligne moyen grande petite suite monte vente livre compte annonce rapport service agence gerente dirección marca
""".split())


def read(name):
    lines = (HERE / name).read_text(encoding="utf-8").split("\n") if (HERE / name).exists() else []
    return [line for line in lines if line and not line.startswith("#")]


def neighbours(letter):
    for row in KEYS:
        i = row.find(letter)
        if i >= 0:
            return [row[j] for j in (i - 1, i + 1) if 0 <= j < len(row)]
    return []


PHONETIC = [  # (pattern, replacement): a hit anywhere behind the first letter
    ("ie", "ei"), ("ei", "ie"), ("ance", "ence"), ("ence", "ance"), ("ant", "ent"), ("ent", "ant"), ("ancy", "ency"),
    ("ency", "ancy"), ("able", "ible"), ("ible", "able"), ("ably", "ibly"), ("ibly", "ably"), ("ability", "ibility"),
    ("ibility", "ability"), ("tion", "sion"), ("sion", "tion"), ("cian", "tian"), ("cede", "ceed"), ("ceed", "cede"),
    ("ful$", "full"), ("fully$", "fuly"), ("ally$", "aly"), ("ely$", "ly"), ("ately$", "atly"), ("ement$", "ment"),
    ("ment", "mant"), ("gue", "ge"), ("que", "qe"), ("ph", "f"), ("sc", "s"), ("sc", "c"), ("wh", "w"), ("gn", "n"),
    ("kn", "n"), ("mn", "m"), ("cq", "q"), ("xc", "x"), ("ck", "k"), ("se$", "ce"), ("ce$", "se"), ("ses$", "ces"),
    ("ces$", "ses"), ("ous", "us"), ("our", "or"), ("ery", "ary"), ("ary", "ery"), ("ory", "ery"), ("er$", "or"),
    ("or$", "er"), ("ar$", "er"), ("ers$", "ors"), ("ors$", "ers"), ("ege", "edge"), ("edge", "ege"), ("ture", "cher"),
    ("ough", "ouh"), ("ght", "gth"), ("gth", "ght"), ("ht", "th"), ("ea", "e"), ("ee", "ea"), ("ea", "ee"), ("ee", "e"),
    ("ai", "a"), ("ou", "o"), ("ui", "iu"), ("au", "a"), ("eau", "eu"), ("oi", "io"), ("io", "oi"), ("ia", "ai"),
    ("ing$", "eing"), ("pm", "ptm"), ("ssion", "sion"), ("di", "de"), ("de", "di"), ("per", "pre"), ("pre", "per"),
    ("par", "per"), ("for", "fore"), ("res", "ress"), ("im", "imm"), ("ete$", "eet"), ("ine$", "ene"), ("ily$", "ly"),
    ("lly", "ly"), ("ed$", "d"), ("ate", "ete"), ("ite", "ate"), ("ive$", "eve"), ("ish", "sh"), ("ies$", "ys"),
    ("y$", "ey"), ("ys$", "ies"), ("oe", "eo"), ("uo", "ou"), ("rr", "r"), ("th", "ht"), ("tch", "ch"), ("lk", "k"),
]


def phonetic(word):
    for pattern, new in PHONETIC:
        for hit in re.finditer(pattern, word):
            if hit.start() > 0 or pattern in ("kn", "wh", "sc"):
                yield word[:hit.start()] + new + word[hit.end():]


def vowel_swaps(word):
    for i in range(1, len(word) - 1):
        if word[i] in VOWELS and word[i - 1] not in VOWELS and word[i + 1] not in VOWELS:
            for new in VOWELS:
                if new != word[i]:
                    yield word[:i] + new + word[i + 1:]


def doubles(word):
    for i in range(1, len(word)):
        if word[i] == word[i - 1]:
            yield word[:i] + word[i + 1:]
    for i in range(1, len(word) - 1):
        if word[i] in "bcdfglmnprstz" and word[i - 1] in VOWELS and word[i + 1] in VOWELS + "y":
            if word[i - 1] != word[i] != word[i + 1]:
                yield word[:i] + word[i] + word[i:]


def drops(word):
    for i in range(1, len(word) - 1):
        if word[i] != word[i - 1]:
            yield word[:i] + word[i + 1:]


def swaps(word):
    for i in range(1, len(word) - 1):
        if word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2:]


def key_slips(word):
    for i in range(1, len(word)):
        for new in neighbours(word[i]):
            yield word[:i] + new + word[i + 1:]


def repeats(word):
    for i in range(1, len(word)):
        if word[i] != word[i - 1]:
            yield word[:i] + word[i] + word[i:]


GROUPS = [doubles, phonetic, drops, swaps, vowel_swaps, repeats, key_slips]


def plausible(typo, word):
    """Long enough to be one slip of one word, and no clipping (a mere beginning) of it."""
    return len(typo) >= 5 and len(word) >= 5 and typo[0] == word[0] and not word.startswith(typo)


def candidates(words, demons):
    """typo -> {word: best rank}; a lower rank is kept first when the table is full."""
    out = collections.defaultdict(dict)
    for word in words:
        for rank, group in enumerate(GROUPS):
            for typo in group(word):
                if plausible(typo, word):
                    level = rank if word not in demons else -1 + rank / 10
                    old = out[typo].get(word, 99)
                    out[typo][word] = min(old, level)
        if word in demons:  # two slips of the kind that comes from not knowing the word
            for first in set(doubles(word)) | set(phonetic(word)):
                for typo in list(doubles(first)) + list(vowel_swaps(first)):
                    if plausible(typo, word) and typo != word:
                        out[typo].setdefault(word, 5.5)
    return out


def unknown(words, folder):
    """Those of `words` that neither dictionary accepts, in lower case and capitalised."""
    keep = set(words)
    for name in ("en_US", "en_GB"):
        for form in (str, str.capitalize):
            text = "\n".join(form(w) for w in sorted(keep))
            run = subprocess.run(["hunspell", "-i", "utf-8", "-d", str(pathlib.Path(folder) / name), "-l"], input=text,
                                 text=True, capture_output=True, check=True)
            keep &= {w.lower() for w in run.stdout.split()}
    return keep


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dictionaries", default="/usr/share/hunspell")
    folder = parser.parse_args().dictionaries
    demons = set(read("demons.txt"))
    words = sorted(w for w in set(read("common.txt")) | demons if re.fullmatch("[a-z]{4,}", w))
    ours = {w.lower() for name in ("common.txt", "professional.txt", "names.txt", "informal.txt", "demons.txt") for w in read(name)}
    table = []
    for typo, sources in candidates(words, demons).items():
        if typo in ours or typo in FOREIGN:
            continue
        best = min(sources.values())
        rivals = 3 if best < 0 else 5  # a word often misspelt wins over an unlikely slip of another
        close = [w for w in sources if sources[w] == best or sources[w] < rivals]
        if len(close) == 1 and re.fullmatch("[a-z]+", typo):
            table.append((best, len(close[0]), typo, close[0]))
    table.sort()
    table = table[:LIMIT * 3]
    fresh = unknown([row[2] for row in table], folder)
    chosen = [(typo, word) for _, _, typo, word in table if typo in fresh and typo not in RARE][:LIMIT - len(RARE)]
    chosen += RARE.items()
    header = "# Made by make_typos.py from common.txt and demons.txt; do not edit by hand. typo<TAB>correction\n"
    body = "".join(f"{typo}\t{word}\n" for typo, word in sorted(chosen))
    (HERE / "typos.tsv").write_text(header + body, encoding="utf-8")
    print(len(chosen), "typos")


if __name__ == "__main__":
    main()
