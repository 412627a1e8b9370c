package io.escalations.jobs.analytics;

import io.escalations.core.pattern.CaseAt;
import io.escalations.core.pattern.Episode;
import io.escalations.core.pattern.RecurrenceRule;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.OneInputBundleOperator;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import io.escalations.schemas.topic.Topics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Cases with similar texts share several bands, and each such band has an episode of its own. The
 * episodes that have a case in common are one candidate. Texts that share a phrase share a band now
 * and then, so a case belongs to a candidate only by two of its bands. All under one key, since
 * only bands that several cases share come here, once a checkpoint.
 */
final class SimilarGroups
    extends OneInputBundleOperator<Integer, KeyedEpisode, Set<String>, OutputRecord> {
  private static final long serialVersionUID = 1L;
  private static final MapStateDescriptor<String, KeyedEpisode> BANDS =
      new MapStateDescriptor<>("bands", Types.STRING, TypeInformation.of(KeyedEpisode.class));
  private static final MapStateDescriptor<String, List<String>> BANDS_OF_CASE =
      new MapStateDescriptor<>("bands-of-case", Types.STRING, Types.LIST(Types.STRING));
  private static final MapStateDescriptor<String, Group> GROUPS =
      new MapStateDescriptor<>("groups", Types.STRING, TypeInformation.of(Group.class));
  private static final MapStateDescriptor<String, String> GROUP_OF_BAND =
      new MapStateDescriptor<>("group-of-band", Types.STRING, Types.STRING);
  private static final int BANDS_TO_BELONG = 2;

  private final RecurrenceRule rule;

  private transient MapState<String, KeyedEpisode> bands;
  private transient MapState<String, List<String>> bandsOfCase;
  private transient MapState<String, Group> groups;
  private transient MapState<String, String> groupOfBand;

  /** A candidate as it was published, and the bands it was seen in. */
  public record Group(IssuePatternRow row, List<String> bands) {}

  SimilarGroups(RecurrenceRule rule) {
    this.rule = rule;
  }

  @Override
  public void open() throws Exception {
    super.open();
    bands = getRuntimeContext().getMapState(BANDS);
    bandsOfCase = getRuntimeContext().getMapState(BANDS_OF_CASE);
    groups = getRuntimeContext().getMapState(GROUPS);
    groupOfBand = getRuntimeContext().getMapState(GROUP_OF_BAND);
  }

  @Override
  protected Set<String> newPending() {
    return new TreeSet<>();
  }

  @Override
  protected void addInput(Integer key, KeyedEpisode band) throws Exception {
    KeyedEpisode before = bands.get(band.key());
    if (band.forgotten() && before != null) {
      bands.put(band.key(), new KeyedEpisode(band.key(), before.episode(), false, true));
    } else {
      replace(band);
    }
    markDirty(key).add(band.key());
  }

  private void replace(KeyedEpisode band) throws Exception {
    forgetBand(band.key());
    if (band.episode() != null) {
      bands.put(band.key(), band);
      for (String caseId : band.episode().sampleIds()) {
        List<String> more =
            bandsOfCase.contains(caseId)
                ? new ArrayList<>(bandsOfCase.get(caseId))
                : new ArrayList<>();
        more.add(band.key());
        bandsOfCase.put(caseId, more);
      }
    }
  }

  private void forgetBand(String band) throws Exception {
    KeyedEpisode known = bands.get(band);
    if (known != null) {
      for (String caseId : known.episode().sampleIds()) {
        List<String> left = new ArrayList<>(bandsOfCase.get(caseId));
        left.remove(band);
        put(bandsOfCase, caseId, left);
      }
      bands.remove(band);
    }
  }

  /**
   * A band that is too old stays until all that it shares cases with are: it is the same candidate
   * to its end.
   */
  @Override
  protected void evaluate(Integer key, Set<String> changedBands) throws Exception {
    Map<String, Group> before = new HashMap<>();
    Set<String> todo = new TreeSet<>(changedBands);
    Map<String, Group> now = new TreeMap<>();
    Set<String> old = new TreeSet<>();
    while (!todo.isEmpty()) {
      String band = todo.iterator().next();
      Set<String> together = connected(band);
      for (String each : together) {
        collect(each, before, todo);
      }
      todo.removeAll(together);
      if (bands.contains(band)) {
        group(together).ifPresent(group -> now.put(group.row().patternId(), group));
        if (allForgotten(together)) {
          old.addAll(together);
        }
      }
    }
    for (Map.Entry<String, Group> candidate : before.entrySet()) {
      forget(candidate.getKey(), candidate.getValue());
      if (!now.containsKey(candidate.getKey())) {
        emit(OutputRecord.of(Topics.ISSUE_PATTERNS, candidate.getValue().row().tombstone()));
      }
    }
    for (Map.Entry<String, Group> group : now.entrySet()) {
      Group known = before.get(group.getKey());
      if (known == null || !known.row().equals(group.getValue().row())) {
        emit(OutputRecord.of(Topics.ISSUE_PATTERNS, group.getValue().row()));
      }
      if (!old.containsAll(group.getValue().bands())) {
        remember(group.getKey(), group.getValue());
      }
    }
    for (String band : old) {
      forgetBand(band);
    }
    clearIfEmpty(Stream.of(bands, bandsOfCase, groups, groupOfBand).toList());
  }

  private boolean allForgotten(Set<String> together) throws Exception {
    for (String band : together) {
      if (!bands.get(band).forgotten()) {
        return false;
      }
    }
    return true;
  }

  private void remember(String name, Group group) throws Exception {
    groups.put(name, group);
    for (String band : group.bands()) {
      groupOfBand.put(band, name);
    }
  }

  private void forget(String name, Group group) throws Exception {
    groups.remove(name);
    for (String band : group.bands()) {
      groupOfBand.remove(band);
    }
  }

  /** The candidate that a band was seen in: it and all its bands are evaluated again. */
  private void collect(String band, Map<String, Group> before, Set<String> todo) throws Exception {
    String name = groupOfBand.get(band);
    if (name != null && !before.containsKey(name)) {
      Group group = groups.get(name);
      before.put(name, group);
      todo.addAll(group.bands());
    }
  }

  /** The bands that can be reached from one by cases they share. */
  private Set<String> connected(String start) throws Exception {
    Set<String> reached = new LinkedHashSet<>(List.of(start));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      KeyedEpisode band = bands.get(open.remove());
      if (band != null) {
        for (String caseId : band.episode().sampleIds()) {
          for (String other : bandsOfCase.get(caseId)) {
            if (reached.add(other)) {
              open.add(other);
            }
          }
        }
      }
    }
    return reached;
  }

  /**
   * Named after the band in which it was seen first: where texts are alike to the letter, one name
   * whenever they come.
   */
  private Optional<Group> group(Collection<String> names) throws Exception {
    List<KeyedEpisode> together = new ArrayList<>();
    for (String name : names) {
      together.add(bands.get(name));
    }
    together.sort(
        Comparator.<KeyedEpisode>comparingLong(band -> band.episode().firstSeen())
            .thenComparing(KeyedEpisode::key));
    List<Episode> episodes = together.stream().map(KeyedEpisode::episode).toList();
    Map<CaseAt, Integer> seen = new TreeMap<>(CaseAt.ORDER);
    episodes.forEach(
        episode -> episode.sample().forEach(shown -> seen.merge(shown, 1, Integer::sum)));
    List<CaseAt> cases =
        seen.keySet().stream().filter(shown -> seen.get(shown) >= BANDS_TO_BELONG).toList();
    if (cases.size() < rule.cases()) {
      return Optional.empty();
    }
    int count =
        Math.max(cases.size(), episodes.stream().mapToInt(Episode::cases).max().orElseThrow());
    List<String> sample = Episode.ends(cases).stream().map(CaseAt::caseId).toList();
    long firstSeen = episodes.get(0).firstSeen();
    IssuePatternRow row =
        new IssuePatternRow(
            PatternKind.SIMILAR_TEXT + ":" + together.get(0).key(),
            PatternKind.SIMILAR_TEXT,
            null,
            null,
            null,
            null,
            null,
            firstSeen,
            episodes.stream().mapToLong(Episode::lastSeen).max().orElseThrow(),
            count,
            count,
            rule.cases(),
            IssuePatternRow.episodeFrom(firstSeen),
            together.stream().anyMatch(KeyedEpisode::active),
            sample);
    return Optional.of(new Group(row, together.stream().map(KeyedEpisode::key).toList()));
  }

  private static void put(MapState<String, List<String>> state, String key, List<String> values)
      throws Exception {
    if (values.isEmpty()) {
      state.remove(key);
    } else {
      state.put(key, values);
    }
  }

  private static void clearIfEmpty(List<MapState<String, ?>> states) throws Exception {
    for (MapState<String, ?> state : states) {
      if (state.isEmpty()) {
        state.clear(); // on the heap, an empty map would stay
      }
    }
  }
}
