package io.escalations.clickhouse;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Password of the user that may do nothing but stop the server; made anew at each start and kept in
 * memory only.
 */
record StopCredential(String password) {
  static final String USER = "stopper";

  static StopCredential random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return new StopCredential(HexFormat.of().formatHex(bytes));
  }
}
