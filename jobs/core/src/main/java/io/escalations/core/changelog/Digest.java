package io.escalations.core.changelog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Sixty-four bits of SHA-256: enough to tell whether an event under one id is the one that came
 * before.
 */
public final class Digest {
  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Digest::sha256);

  private Digest() {}

  public static long of(byte[] bytes) {
    return ByteBuffer.wrap(SHA_256.get().digest(bytes)).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
