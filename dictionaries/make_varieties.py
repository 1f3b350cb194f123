#!/usr/bin/env python3
"""Derives varieties.tsv (word, tab, mark and counterpart) from common.txt, demons.txt and the roots below.

A row says that one variety of English writes `word` and another `counterpart`: exactly one of them is American by the
system's dictionaries. Mark `a`: an American spelling that Britain, Australia and Canada all reject, so that it shows
what a draft is written in. `b`: a British spelling that America rejects. `-`: shows nothing (Canada writes "colour"
and "analyze", and many Americans "travelled" and "judgement"). Needs hunspell and the packages hunspell-en-us, -gb, -au and -ca.
usage: make_varieties.py [--dictionaries FOLDER …]
"""
import argparse
import pathlib
import re
import subprocess

HERE = pathlib.Path(__file__).parent
# Spellings that differ between the varieties, at any place of a word behind its first letter.
RULES = [("our", "or"), ("tre", "ter"), ("bre", "ber"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"),
         ("ysi", "yzi"), ("ogue", "og"), ("ll", "l"), ("l", "ll"), ("ence", "ense"), ("ae", "e"), ("oe", "e"),
         ("sce", "ske"), ("mme", "m"), ("ge", "g"), ("ould", "old"), ("oult", "olt"), ("eab", "ab"), ("arte", "arti"),
         ("rey", "ray"), ("sy", "zy"), ("oeu", "eu"), ("pped", "ped"), ("ppi", "pi"), ("ough", "ow")]
WHOLE = {"aluminium": "aluminum", "jewellery": "jewelry", "tyre": "tire", "tyres": "tires", "pyjamas": "pajamas",
         "kerb": "curb", "moustache": "mustache", "moustaches": "mustaches", "plough": "plow", "ploughs": "plows",
         "cheque": "check", "cheques": "checks", "grey": "gray", "aeroplane": "airplane", "mum": "mom", "learnt": "learned"}
# British spellings that Americans write as well.
WEAK = {"judgement", "judgements", "grey", "greys", "learnt", "cosy", "mum", "ageing", "acknowledgement", "acknowledgements"}
ROOTS = """amphitheatre anaesthesia anaesthetic analogue analyser apologise appetiser archaeology ardour armour arbour
authorise bachelorise balloon behaviour behavioural bejewelled calibre caramelise catalogue catalyse categorise
centre centralise centimetre kilometre millimetre litre millilitre metre channelled characterise chiselled civilise clamour
colonise colour colourful commercialise computerise cosy counselled counselling counsellor criticise crystallise
customise defence demeanour dialogue digitise discolour dishonour dramatise emphasise enamoured encyclopaedia endeavour
energise enrol enrolment equalise familiarise favour favourable favourite fertiliser fibre finalise flavour fulfil
fulfilment fuelled fuelling gruelling gynaecology haemoglobin haemorrhage harbour harmonise honour honourable
humour hypothesise industrialise initialled instalment itemise jeopardise jewelled kilogramme labelled labelling
labour legalise levelled levelling leukaemia liberalise localise lustre manoeuvre marvelled marvellous maximise
meagre mechanise memorise minimise mobilise modelled modelling modeller modernise monetise mould mouldy monologue
neighbour neighbourhood neighbouring neutralise normalise odour offence oesophagus optimise orthopaedic organise
organiser organisation organisational paediatric paediatrician panelled panellist paralyse parlour patronise
penalise personalise personalisation pretence prioritise prioritisation privatise programme programmes prologue pulverise
randomise rancour rationalise realise realisation recognise reconnoitre reorganise revolutionise rigour rivalled
rumour sabre sanitise saviour savour savoury sceptic sceptical scepticism sceptre scrutinise signalled signalling
skilful socialise sombre specialise specialisation spectre spiralled splendour stabilise standardise sterilise
subsidise succour summarise symbolise sympathise synchronise synthesise systematise theatre theorise totalled
travelled traveller travelling tumour tunnelled utilise utilisation valour vapour vigour visualise visualisation
wilful woollen worshipped yodelled unauthorised unfavourable unlabelled uncoloured initialise serialise
parallelised tokenise containerise virtualise optimiser incentivise strategise grey ageing artefact judgement
cancelled cancelling dialled dialling duelling equalled equalling tranquillity willpower""".split()
ENDINGS = ["", "s", "d", "r", "rs", "ing", "ed", "er", "ers", "able", "ation", "ations", "al", "ally", "ful", "fully", "ly", "ism", "ist",
           "ists", "ment", "ments", "hood", "hoods", "less", "y", "ing's"]


def read(name):
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if re.fullmatch("[a-z]{4,}", line)]


def inflected(root):
    for ending in ENDINGS:
        if root.endswith("e") and ending[:1] in ("i", "a", "e"):
            yield root[:-1] + ending
        else:
            yield root + ending


def rewritten(word):
    """Every spelling that one rule, or a whole-word row, makes of `word`."""
    for left, right in RULES:
        for old, new in ((left, right), (right, left)):
            for hit in re.finditer(old, word):
                if hit.start() > 0:
                    yield word[:hit.start()] + new + word[hit.end():]
    for british, american in WHOLE.items():
        if word in (british, american):
            yield american if word == british else british


def accepted(words, name, folders):
    """Those of `words` that the dictionary `name` knows."""
    stem = next(p / name for p in folders if (p / f"{name}.dic").exists())
    run = subprocess.run(["hunspell", "-i", "utf-8", "-d", str(stem), "-l"], input="\n".join(sorted(words)), text=True,
                         capture_output=True, check=True)
    return set(words) - set(run.stdout.split())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dictionaries", nargs="+", type=pathlib.Path, default=[pathlib.Path("/usr/share/hunspell")])
    folders = parser.parse_args().dictionaries
    seeds = set(read("common.txt")) | set(read("demons.txt")) | {w for root in ROOTS for w in inflected(root)}
    seeds |= {w for pair in WHOLE.items() for w in pair}
    pairs = {(word, other) for word in seeds for other in rewritten(word) if other != word}
    pairs |= {(b, a) for a, b in pairs}
    words = {word for pair in pairs for word in pair}
    us, gb, au, ca = (accepted(words, f"en_{c}", folders) for c in ("US", "GB", "AU", "CA"))
    rows = {}
    for word, other in sorted(pairs):
        if word in us and word not in gb and other in gb and other not in us:
            mark = "-" if word in ca or word in au else "a"
        elif word in gb and word not in us and other in us:
            mark = "-" if word in WEAK or "ll" in word and "ll" not in other else "b"
        else:
            continue
        rows.setdefault(word, []).append((mark, other))
    # A word with two readings ("storeys") says nothing.
    lines = [f"{word}\t{found[0][0]}{found[0][1]}\n" for word, found in sorted(rows.items()) if len(found) == 1]
    header = "# Made by make_varieties.py; do not edit by hand. word<TAB>mark and counterpart, see the script\n"
    (HERE / "varieties.tsv").write_text(header + "".join(lines), encoding="utf-8")
    print(len(lines), "rows")


if __name__ == "__main__":
    main()
