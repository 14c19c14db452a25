package org.collapselab.jobs.settings.file;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Secrets;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML document in which every node knows its place in the file. Immutable. */
sealed interface Tree {

  /** The node's place, for messages: {@code line 14}, {@code --set order=3}. */
  String where();

  /** The kind of node, for messages. */
  String kind();

  /**
   * A leaf.
   *
   * @param text as written, without quotes
   * @param quoted whether it is text for certain
   */
  record Leaf(String text, boolean quoted, String where) implements Tree {

    /** Whether the value was left empty. */
    boolean empty() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String kind() {
      return empty() ? "empty" : quoted ? "the text '" + text + "'" : "'" + text + "'";
    }
  }

  /** A list. */
  record Items(List<Tree> items, String where) implements Tree {

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A table of keys in the order written. */
  record Table(Map<String, Entry> entries, String where) implements Tree {

    static Table empty(String where) {
      return new Table(Map.of(), where);
    }

    /** Returns the table with a key set, at its old place if it has one. */
    Table with(String key, String keyWhere, Tree value) {
      Map<String, Entry> changed = new LinkedHashMap<>(entries);
      changed.put(key, new Entry(keyWhere, value));
      return new Table(changed, where);
    }

    /** Returns the table without a key. */
    Table without(String key) {
      Map<String, Entry> changed = new LinkedHashMap<>(entries);
      changed.remove(key);
      return new Table(changed, where);
    }

    boolean has(String key) {
      return entries.containsKey(key);
    }

    Tree get(String key) {
      return entries.get(key).value();
    }

    @Override
    public String kind() {
      return "keys (" + String.join(", ", entries.keySet()) + ")";
    }
  }

  /**
   * A key's value.
   *
   * @param where the place of the key
   */
  record Entry(String where, Tree value) {}

  /** Gives the place of a line, for messages. */
  interface Place {
    String line(int number);
  }

  /** Reads one YAML document; an empty one is an empty leaf. */
  static Tree read(String yaml, Place place, Secrets secrets) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(20);
    try {
      Node root = new Yaml(options).compose(new StringReader(yaml));
      return root == null ? new Leaf("", false, place.line(1)) : of(root, place, secrets);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new InputException(
          "the file must be YAML, but " + oneLine(e.getProblem()) + " (" + place.line(line) + ")");
    } catch (YAMLException e) {
      throw new InputException(
          "the file must be YAML, but " + oneLine(e.getMessage()) + " (" + place.line(1) + ")");
    }
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s+", " ");
  }

  private static Tree of(Node node, Place place, Secrets secrets) {
    String where = place.line(node.getStartMark().getLine() + 1);
    if (node instanceof ScalarNode scalar) {
      boolean quoted = scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN;
      return new Leaf(secrets.hide(scalar.getValue()), quoted, where);
    }
    if (node instanceof SequenceNode sequence) {
      List<Tree> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(of(item, place, secrets));
      }
      return new Items(List.copyOf(items), where);
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      String keyWhere = place.line(tuple.getKeyNode().getStartMark().getLine() + 1);
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new InputException("a key must be a word (" + keyWhere + ")");
      }
      Entry before =
          entries.put(
              key.getValue(), new Entry(keyWhere, of(tuple.getValueNode(), place, secrets)));
      if (before != null) {
        throw new InputException(
            "a key must be given once, but '%s' is given twice (%s and %s); remove one"
                .formatted(key.getValue(), before.where(), keyWhere));
      }
    }
    return new Table(entries, where);
  }

  /** Writes the document as YAML: tables in block style down to a depth, in flow style below it. */
  static String write(Table table) {
    DumperOptions options = new DumperOptions();
    options.setSplitLines(false);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    StringWriter text = new StringWriter();
    new Yaml(options).serialize(node(table, 2), text);
    return text.toString();
  }

  private static Node node(Tree tree, int depth) {
    DumperOptions.FlowStyle style =
        depth > 0 ? DumperOptions.FlowStyle.BLOCK : DumperOptions.FlowStyle.FLOW;
    if (tree instanceof Leaf leaf) {
      return scalar(leaf);
    }
    if (tree instanceof Items items) {
      List<Node> nodes = items.items().stream().map(item -> node(item, -1)).toList();
      boolean tables = items.items().stream().anyMatch(Table.class::isInstance);
      return new SequenceNode(
          Tag.SEQ, nodes, depth == 0 && tables ? DumperOptions.FlowStyle.BLOCK : style);
    }
    List<NodeTuple> tuples = new ArrayList<>();
    ((Table) tree)
        .entries()
        .forEach(
            (key, entry) ->
                tuples.add(
                    new NodeTuple(
                        scalar(new Leaf(key, false, "")), node(entry.value(), depth - 1))));
    return new MappingNode(Tag.MAP, tuples, style);
  }

  private static Node scalar(Leaf leaf) {
    if (!leaf.quoted()) { // a number, a name or a truth value: its own tag, so that it stays plain
      Tag tag =
          new org.yaml.snakeyaml.resolver.Resolver()
              .resolve(org.yaml.snakeyaml.nodes.NodeId.scalar, leaf.text(), true);
      return new ScalarNode(tag, leaf.text(), null, null, DumperOptions.ScalarStyle.PLAIN);
    }
    DumperOptions.ScalarStyle style =
        leaf.text().contains("\n")
            ? DumperOptions.ScalarStyle.LITERAL
            : DumperOptions.ScalarStyle.PLAIN;
    return new ScalarNode(Tag.STR, leaf.text(), null, null, style);
  }
}
