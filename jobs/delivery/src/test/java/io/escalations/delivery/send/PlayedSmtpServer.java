package io.escalations.delivery.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as it is bidden, one connection after another. */
final class PlayedSmtpServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Map<String, String> replies;
  private final List<String> commands = new CopyOnWriteArrayList<>();

  /**
   * @param replies by the beginning of a command, empty for none at all; {@code .} ends a mail; to
   *     other commands it answers 250
   */
  PlayedSmtpServer(Map<String, String> replies) throws IOException {
    this.replies = replies;
    socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "smtp");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  List<String> commands() {
    return commands;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        converse(connection);
      } catch (IOException e) {
        // the client has gone, or the test is over
      }
    }
  }

  private void converse(Socket connection) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = connection.getOutputStream();
    reply(out, "220 played");
    boolean mail = false;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (mail && !line.equals(".")) {
        continue;
      }
      commands.add(line);
      mail = line.equals("DATA");
      reply(out, mail ? "354 go on" : answer(line));
    }
  }

  private String answer(String command) {
    return replies.entrySet().stream()
        .filter(reply -> command.startsWith(reply.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("250 ok");
  }

  private static void reply(OutputStream out, String line) throws IOException {
    if (!line.isEmpty()) {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
