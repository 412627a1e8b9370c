package io.escalations.schemas;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identities that are computed from names. */
public final class Sha256 {
  private static final String SEPARATOR = "\u001f";

  private Sha256() {}

  /** Lower-case hex of the SHA-256 of the names in UTF-8, joined by U+001F. */
  public static String hex(String... names) {
    String name = String.join(SEPARATOR, names);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
