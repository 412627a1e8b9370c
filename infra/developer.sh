# The commands of ./escalations for those who change it, sourced there: format, check, test.

# developer_help COMMAND: prints what the command does.
developer_help() {
  case $1 in
    format) cat <<'HELP' ;;
Usage: ./escalations format
Rewrites all Java files as the build wants them (google-java-format).
HELP
    check) cat <<'HELP' ;;
Usage: ./escalations check
The quick check before a commit: format, compiler with all warnings, architecture, unit tests,
pages.
Starts no server. Exit code 0 when all is well, else 1.
HELP
    test) cat <<'HELP' ;;
Usage: ./escalations test [CLASS[#METHOD]] [MAVEN-OPTION...]
Without CLASS: installs what the tests need (Chromium and Alertmanager too) and runs all of them, on
real servers.
With CLASS: runs that unit test (*Test) or integration test (*IT) from whichever module holds it,
and builds only what it needs.
Options such as -Dpatterns.seed=3 go to Maven. Exit code 0 when all pass, 1 when not, 2 when there
is no such test.
HELP
  esac
}

wrong_usage() {
  say "$1 (see ./escalations $command --help)"
  exit 2
}

# install_package COMMAND PACKAGE: a Debian package that the tests need, unless its command is there.
install_package() {
  command -v "$1" >/dev/null && return
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo -n)
  say "installing $2 for the tests"
  { "${sudo[@]}" apt-get update -qq && "${sudo[@]}" apt-get install -y -qq "$2"; } >/dev/null 2>&1 ||
    fail "the tests need $2, which cannot be installed from here: as root, run apt-get install $2"
}

install_servers() {
  install_package chromium chromium
  install_package prometheus-alertmanager prometheus-alertmanager
}

format() {
  mvn -q -B spotless:apply || fail "formatting failed"
}

check() {
  npm_install dashboards/grafana
  mvn -q -B -Doutput.folder=target/check -DskipITs test || fail "the check failed: the first error above says where"
  say "all is well"
}

test_all() {
  npm_install infra/clickhouse
  npm_install dashboards/grafana
  install_servers
  exec mvn -B verify "$@"
}

# test_one CLASS[#METHOD] [MAVEN-OPTION...]: from the module whose src/test/java holds it.
test_one() {
  local class=${1%%#*} method= source module
  [[ $1 == *#* ]] && method=${1#*#}
  class=${class##*.}
  [[ $class =~ ^[A-Za-z0-9_]+$ && $method =~ ^[A-Za-z0-9_]*$ ]] || wrong_usage "no name of a test: $1"
  source=$(test_sources -name "$class.java" | head -n 1)
  [ -n "$source" ] || wrong_usage "there is no test $class$(similar_to "$class")"
  [ -z "$method" ] || grep -Eq "\b$method\(" "$source" || wrong_usage "$source has no test $method"
  module=${source%%/src/test/java/*}
  # A method may stand in a nested class.
  local selected=$class
  [ -z "$method" ] || selected="$class#$method,$class\$*#$method"
  if [[ $class == *IT ]]; then
    npm_install infra/clickhouse
    npm_install dashboards/grafana
    install_servers
    exec mvn -B -pl "$module" -am "${quick[@]}" -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false \
      "-Dit.test=$selected" -Dfailsafe.failIfNoSpecifiedTests=false "${@:2}" verify
  fi
  exec mvn -B -pl "$module" -am -DskipITs "${quick[@]}" "-Dtest=$selected" \
    -Dsurefire.failIfNoSpecifiedTests=false "${@:2}" test
}

test_sources() {
  find schemas jobs infra dashboards docs \( -name target -o -name node_modules \) -prune -o \
    -path '*/src/test/java/*' \( -name '*Test.java' -o -name '*IT.java' \) "$@" -print
}

# The tests whose names share the longest beginning with this one, of four letters at least.
similar_to() {
  local start names
  for ((length = ${#1}; length >= 4; length--)); do
    start=${1:0:length}
    names=$(test_sources -iname "$start*" | sed 's|.*/||; s|\.java$||' | sort | head -n 5 | paste -sd ' ')
    if [ -n "$names" ]; then
      echo "; similar: $names"
      return
    fi
  done
}

develop() {
  command=$1
  shift
  if [[ " $* " == *" --help "* || " $* " == *" -h "* ]]; then
    developer_help "$command"
    exit 0
  fi
  need mvn maven
  case $command/${1:-} in
    test/ | test/-*) test_all "$@" ;;
    test/*) test_one "$@" ;;
    */) "$command" ;;
    *) wrong_usage "takes no arguments: $*" ;;
  esac
}
