package io.escalations.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * One Markdown page of the repository.
 *
 * @param path absolute
 * @param text as it stands in the file
 */
record Page(Path path, String text) {
  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  /** Something a page mentions, and the line it stands in, from 1. */
  record Mention(String text, int line) {}

  /** Every page of the repository. */
  static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Path file : files(".md")) {
      pages.add(read(file));
    }
    return pages;
  }

  /** The files whose names end so, but those that tools put there. */
  static List<Path> files(String ending) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        REPOSITORY,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            return NOT_OURS.contains(name) || name.startsWith(".")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(ending)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  static Page read(Path file) throws IOException {
    return new Page(file, Files.readString(file));
  }

  /** {@code docs/lake.md:12}, for messages. */
  String at(Mention mention) {
    return REPOSITORY.relativize(path) + ":" + mention.line();
  }

  /** The destinations of all links and pictures. */
  List<Mention> links() {
    List<Mention> links = new ArrayList<>();
    PARSER
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                links.add(mention(link.getDestination(), link));
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                links.add(mention(image.getDestination(), image));
              }
            });
    return links;
  }

  /** The texts in backticks, those of blocks left out. */
  List<Mention> codes() {
    List<Mention> codes = new ArrayList<>();
    PARSER
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Code code) {
                codes.add(mention(code.getLiteral(), code));
              }
            });
    return codes;
  }

  /** What may follow {@code #} in a link to this page. */
  List<String> anchors() {
    List<String> anchors = new ArrayList<>();
    IdGenerator ids = IdGenerator.builder().build();
    PARSER
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                anchors.add(ids.generateId(plainText(heading)));
              }
            });
    return anchors;
  }

  private static String plainText(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text literal) {
            text.append(literal.getLiteral());
          }

          @Override
          public void visit(Code code) {
            text.append(code.getLiteral());
          }
        });
    return text.toString();
  }

  private static Mention mention(String text, Node node) {
    return new Mention(text, node.getSourceSpans().get(0).getLineIndex() + 1);
  }
}
