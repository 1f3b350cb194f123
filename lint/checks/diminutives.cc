// Table of given names; prefixes such as Sam for Samuel need no row. A name may stand in several rows.
#include "checks/diminutives.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace mannerly {
namespace {

/// Forms of one name per row, separated by blanks.
constexpr auto kForms = std::to_array<std::string_view>({
    "robert bob bobby rob robbie bert rupert",
    "william will bill billy willy liam willem wim guillaume",
    "richard rick ricky dick rich richie",
    "thomas tom tommy thom tomas",
    "james jim jimmy jamie jem",
    "john jack johnny jon jonny hans ian sean juan",
    "jonathan jon jonny nathan",
    "edward ed eddie ted teddy ned",
    "theodore ted teddy theo",
    "margaret maggie meg peggy greta daisy marge madge rita",
    "margarethe grete gretel greta",
    "elizabeth elisabeth liz lizzy beth betty betsy eliza lisa liesel elsie libby bess ella lilly",
    "katherine catherine katharine kathryn kate katie kathy cathy kit kitty kay katja katya trina karen",
    "charles charlie chuck chas carl karl",
    "henry harry hank henri heinrich",
    "harold harry hal",
    "anthony tony antony antonio toni ant",
    "antonia toni tonia",
    "alexander alex sandy sasha xander aleksander aleksandr alexandr alejandro alessandro lex alec",
    "alexandra alex sandy sasha aleksandra sandra",
    "michael mike mick mickey mikey mischa misha mikhail miguel",
    "francis frank fran francois",
    "frances fran francie",
    "francisco paco pancho frank",
    "jose pepe pepito",
    "ignacio nacho",
    "guadalupe lupe",
    "enrique quique",
    "peter pete pierre pedro petr",
    "andrew andy drew andre andreas andrei andrey",
    "matthew matt mat matthias",
    "matthias matt matze hias",
    "daniel dan danny dani",
    "david dave davy davey",
    "stephen steven steve stevie stefan",
    "joseph joe joey jo josef",
    "samuel sam sammy",
    "benjamin ben benny benji",
    "nicholas nicolas nick nicky niko klaus nikolaus",
    "christopher chris kit topher kris kristoffer",
    "christina christine tina chris chrissy kristina kristine",
    "patrick pat paddy",
    "patricia pat patty trish tricia",
    "jennifer jen jenny",
    "jessica jess jessie",
    "susan sue susie suzanne susanna",
    "deborah deb debbie debra",
    "barbara barb babs",
    "dorothy dot dottie dolly",
    "victoria vicky vicki tori",
    "victor vic vik",
    "rebecca becky becca bex",
    "abigail abby gail",
    "pamela pam",
    "samantha sam sammy",
    "cynthia cindy",
    "sarah sara sally sadie",
    "mary molly polly may mia maria marie",
    "martha marty patty",
    "helen nell nelly lena ellen helena",
    "eleanor ellie nell nora elinor",
    "florence flo florrie",
    "virginia ginny",
    "jacqueline jackie jacqui",
    "philip phillip phil pip filip",
    "gregory greg gregor",
    "lawrence laurence larry laurie",
    "leonard len lenny leo",
    "raymond ray",
    "ronald ron ronnie",
    "donald don donny",
    "kenneth ken kenny",
    "gerald gerry jerry",
    "geoffrey jeffrey geoff jeff",
    "albert al bert bertie",
    "alfred al fred alfie",
    "frederick fred freddie friedrich fritz",
    "eugene gene",
    "walter walt wally",
    "vincent vince vinny",
    "timothy tim timmy",
    "terence terry terrence",
    "theresa teresa tess terry resi",
    "russell russ",
    "roderick rod roddy",
    "rodney rod",
    "arthur art artie",
    "augustus gus august",
    "gustav gus",
    "bartholomew bart",
    "dimitri dmitri dmitry dmitriy dima mitya dimitrios",
    "vladimir vlad volodya vova volodymyr",
    "sergei sergey serge seryozha serhii",
    "ivan vanya johan",
    "nikolai nikolay kolya",
    "mikhail misha mikhailo",
    "anastasia nastya stacy asya",
    "ekaterina katya kate yekaterina kateryna",
    "yekaterina katya",
    "tatiana tanya tatyana",
    "natalia natasha natalie nataliya natalya",
    "olga olya",
    "svetlana sveta lana",
    "evgeny yevgeny zhenya eugene evgeniy",
    "evgenia zhenya yevgenia",
    "galina galya",
    "irina ira",
    "lyudmila lyuda mila ludmila",
    "yuri yury jurij iurii",
    "aleksei alexey alexei alyosha aleksey",
    "mohammed mohammad muhammad muhammed mohamed mohamad mehmet mo mohd",
    "ahmed ahmad ahmet",
    "yusuf youssef yousef yusef josef yosef",
    "hussein hussain husain husayn",
    "hasan hassan",
    "fatima fatma fatimah",
    "aisha ayesha aysha ayse",
    "omar umar omer",
    "khalid khaled",
    "abdullah abdallah abdulla",
    "ibrahim abraham ebrahim",
    "sebastian seb bastian basti sebastien",
    "maximilian max",
    "johannes hannes hans jo",
    "joachim achim jochen",
    "wolfgang wolf",
    "ludwig lutz louis luis",
    "louis lou lewis luis",
    "louise lou lulu luisa",
    "giovanni gianni vanni",
    "giuseppe beppe peppe pino",
    "luigi gigi gino",
    "francesco franco checco",
    "eduardo edu lalo",
    "roberto beto tito",
    "rafael rafa raphael",
    "manuel manolo manu",
    "mercedes merche",
    "dolores lola",
    "concepcion concha conchita",
    "rosario charo",
    "isabel isa belle isabella bella isobel",
    "cornelius kees cor neil",
    "jacob jake jakob jaap coby",
    "adrian ade adriaan",
    "bernard bernie bern bernhard",
    "nathaniel nathan nate nat",
    "zachary zach zack zak",
    "joshua josh",
    "douglas doug",
    "mark marc marcus markus marco",
    "grace gracie",
    "hope",
    "rose rosie rosa",
    "wei",
});

/// Where a name stands in kForms; all of them are sorted, so that one is found without reading every row.
struct NamePlace {
  std::uint8_t row = 0;
  std::uint8_t begin = 0;
  std::uint8_t size = 0;
};
static_assert(kForms.size() < 256 &&
              std::all_of(kForms.begin(), kForms.end(), [](std::string_view row) { return row.size() < 256; }));

constexpr std::string_view name_at(NamePlace place) { return kForms[place.row].substr(place.begin, place.size); }

constexpr std::size_t kNameCount = [] {
  std::size_t count = 0;
  for (const std::string_view row : kForms)
    count += 1 + static_cast<std::size_t>(std::count(row.begin(), row.end(), ' '));
  return count;
}();

constexpr auto kNames = [] {
  std::array<NamePlace, kNameCount> out;
  std::size_t next = 0;
  for (std::size_t row = 0; row < kForms.size(); ++row) {
    for (std::size_t at = 0; at <= kForms[row].size();) {
      const std::size_t end = std::min(kForms[row].find(' ', at), kForms[row].size());
      out[next++] = {static_cast<std::uint8_t>(row), static_cast<std::uint8_t>(at),
                     static_cast<std::uint8_t>(end - at)};
      at = end + 1;
    }
  }
  std::sort(out.begin(), out.end(), [](NamePlace a, NamePlace b) { return name_at(a) < name_at(b); });
  return out;
}();

bool row_has(std::string_view row, std::string_view key) {
  for (std::size_t at = row.find(key); at != std::string_view::npos; at = row.find(key, at + 1)) {
    const bool starts = at == 0 || row[at - 1] == ' ';
    const std::size_t end = at + key.size();
    if (starts && (end == row.size() || row[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

bool same_given_name(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  return std::any_of(kForms.begin(), kForms.end(),
                     [&](std::string_view row) { return row_has(row, a) && row_has(row, b); });
}

bool is_given_name(std::string_view key) {
  const auto is_before = [](NamePlace place, std::string_view name) { return name_at(place) < name; };
  const auto found = std::lower_bound(kNames.begin(), kNames.end(), key, is_before);
  return found != kNames.end() && name_at(*found) == key;
}

}  // namespace mannerly
