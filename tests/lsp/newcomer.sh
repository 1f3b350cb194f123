# A new user: a fresh home, the program on the PATH, an editor set up by what its README says. To be sourced by a run.sh
# that got PROGRAM RULES; `here` is its folder.
top=$here/../../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$2" rules
cp "$top/rules/spelling/unknown-word.yaml" rules/spelling/
mkdir bin
printf '#!/bin/sh\nexec "%s" "$@" --rules "%s"\n' "$1" "$work/rules" >bin/mannerly
chmod 755 bin/mannerly
export HOME="$work" XDG_CONFIG_HOME="$work/.config" XDG_DATA_HOME="$work/share" PATH="$work/bin:$PATH"

# block EDITOR LANGUAGE: the code block of that language in the editor's README.
block() {
  sed -n "/^\`\`\`$2\$/,/^\`\`\`\$/{/^\`\`\`/d;p;}" "$top/integrations/$1/README.md"
}
# set_up EDITOR: runs the README's commands in the repository, as it asks for.
set_up() {
  block "$1" sh >set_up.sh
  (cd "$top" && sh -eu "$work/set_up.sh")
}
# same FILE: it is what wanted.txt says.
same() {
  cmp "$1" wanted.txt || { cat out.txt "$1"; exit 1; }
}
