package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A quarter's report as {@code ./escalations report} writes it, as a page and on paper. */
public final class PrintedReport {
  private static final Pattern FIRST =
      Pattern.compile("<ol class=\"first\">(.*?)</ol>", Pattern.DOTALL);
  private static final Pattern SENTENCE = Pattern.compile("<li>(.*?)</li>", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern CELL = Pattern.compile("<t[dh][^>]*>(.*?)</t[dh]>", Pattern.DOTALL);

  private final String page;
  private final String paper;
  private final String firstSheet;
  private final List<String> outside = new ArrayList<>();
  private final int sheets;

  /**
   * Runs the command twice.
   *
   * @param servers the servers file
   * @param directory where the files go
   */
  public PrintedReport(Path servers, String quarter, Path directory) throws IOException {
    page = Files.readString(write(servers, quarter, directory.resolve("report.html")));
    try (PDDocument document =
        Loader.loadPDF(write(servers, quarter, directory.resolve("report.pdf")).toFile())) {
      paper = new Reader().getText(document);
      Reader first = new Reader();
      first.setEndPage(1);
      firstSheet = first.getText(document);
      sheets = document.getNumberOfPages();
    }
  }

  private static Path write(Path servers, String quarter, Path file) {
    assertThat(
            Escalations.commandLine()
                .execute(
                    "report",
                    "--config",
                    servers.toString(),
                    "--quarter",
                    quarter,
                    "--to",
                    file.toString()))
        .isZero();
    return file;
  }

  /**
   * The things to know first are on the first sheet, every cell of every table is on paper, and
   * nothing stands outside of it.
   */
  public void isWhole() {
    List<String> sentences =
        all(SENTENCE, FIRST.matcher(page).results().findFirst().orElseThrow().group(1));
    assertThat(sentences).hasSize(3);
    assertThat(firstSheet).contains(sentences).contains("page1of" + sheets);
    List<String> rows =
        ROW.matcher(page).results().map(row -> String.join("", all(CELL, row.group(1)))).toList();
    assertThat(rows).hasSizeGreaterThan(50);
    assertThat(rows).allSatisfy(row -> assertThat(paper).contains(row));
    assertThat(outside).isEmpty();
    assertThat(page).doesNotContain("<script", "src=");
  }

  /** Without tags and white space: where a line breaks is no difference. */
  private static List<String> all(Pattern pattern, String html) {
    return pattern.matcher(html).results().map(PrintedReport::text).toList();
  }

  private static String text(MatchResult found) {
    String text =
        found
            .group(1)
            .replaceAll("<[^>]+>", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    return text.replaceAll("\\s+", "");
  }

  private final class Reader extends PDFTextStripper {
    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
      for (TextPosition position : positions) {
        float right = position.getXDirAdj() + position.getWidthDirAdj();
        if (position.getXDirAdj() < 0
            || right > getCurrentPage().getMediaBox().getWidth()
            || position.getYDirAdj() > getCurrentPage().getMediaBox().getHeight()) {
          outside.add(text);
        }
      }
      super.writeString(text.replaceAll("\\s+", ""), positions);
    }

    @Override
    protected void writeLineSeparator() {}

    @Override
    protected void writeWordSeparator() {}
  }
}
