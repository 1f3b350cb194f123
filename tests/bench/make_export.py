#!/usr/bin/env python3
"""Writes a synthetic data export for measuring: DIR/messages.csv, DIR/Connections.csv, DIR/Invitations.csv; with
--network N also DIR/network/<name>/Connections.csv of N colleagues. The same arguments give the same bytes."""
import argparse
import datetime
import pathlib
import random

FIRST = "Ana Bo Cem Dana Eli Femi Gita Hana Ines Jan Kaya Lena Mina Noor Ola Pia Quim Rosa Sami Tova".split()
LAST = "Lind Orth Lis Raman Berg Novak Silva Haas Moreau Kovac Adler Brandt Costa Duval Egger Fiala".split()
COMPANIES = "Halden Orsa Bixa Northwind Tarn Velo Kappa Lumen".split()
WORDS = ("thank you for the talk about retries I would like to hear how your team measures the effect of it on "
         "latency and whether a short call next week would suit you best regards").split()
END = datetime.datetime(2026, 11, 20, 18, 0, 0)


def person(number):
    name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]} {number}"
    return name, f"https://www.linkedin.com/in/p-{number:06d}"


def text(rng, length):
    words = []
    while length > 0:
        word = rng.choice(WORDS)
        if rng.random() < 0.02:
            word = '""' + word + '""'
        if rng.random() < 0.05:
            word += ",\n"
        words.append(word)
        length -= len(word) + 1
    return " ".join(words)


def write_messages(path, rng, rows, people):
    texts = [text(rng, rng.randint(10, 90)) for _ in range(2000)]
    me, my_url = "Tomasz Lis", "https://www.linkedin.com/in/tomasz-lis"
    header = ("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
              "CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n")
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(header)
        seconds = 0
        for _ in range(rows):
            number = min(int(rng.expovariate(6 / people)), people - 1)
            name, url = person(number)
            seconds += rng.randint(1, 200)
            date = (END - datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%d %H:%M:%S UTC")
            sides = f'"{me}","{my_url}","{name}","{url}"' if rng.random() < 0.5 else f'"{name}","{url}","{me}","{my_url}"'
            out.write(f'"2-{number:08x}","",{sides},"{date}","","{rng.choice(texts)}","INBOX","","No","No"\n')


def write_connections(path, rng, numbers):
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write('Notes:\n"When exporting your connection data, some addresses may be missing."\n\n')
        out.write("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
        for number in numbers:
            name, url = person(number)
            first, last = name.split(" ", 1)
            day = (END - datetime.timedelta(days=rng.randint(0, 4000))).strftime("%d %b %Y")
            out.write(f"{first},{last},{url},,{rng.choice(COMPANIES)} {number % 500},Engineer,{day}\n")


def write_invitations(path, rng, rows, people):
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write("From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n")
        for _ in range(rows):
            name, url = person(rng.randrange(people))
            when = END - datetime.timedelta(minutes=rng.randint(0, 500000))
            date = f"{when.month}/{when.day}/{when:%y}, {when.hour % 12 or 12}:{when:%M %p}"
            out.write(f'Tomasz Lis,{name},"{date}",,OUTGOING,https://www.linkedin.com/in/tomasz-lis,{url}\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--network", type=int, default=0)
    parser.add_argument("--connections", type=int, default=10_000)
    parser.add_argument("--pool", type=int, default=300_000, help="people that the colleagues know between them")
    options = parser.parse_args()
    rng = random.Random(1)
    options.folder.mkdir(parents=True, exist_ok=True)
    write_messages(options.folder / "messages.csv", rng, options.rows, options.people)
    write_connections(options.folder / "Connections.csv", rng, range(0, options.people, 2))
    write_invitations(options.folder / "Invitations.csv", rng, 2000, options.people)
    for colleague in range(options.network):
        folder = options.folder / "network" / person(colleague * 7)[0]
        folder.mkdir(parents=True, exist_ok=True)
        write_connections(folder / "Connections.csv", rng, rng.sample(range(options.pool), options.connections))


if __name__ == "__main__":
    main()
