package io.escalations.dashboards.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a real server, which hears nothing until the connections are released. */
public final class HeldConnections implements AutoCloseable {
  private final URI server;
  private final ServerSocket door;
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool(HeldConnections::daemon);

  /**
   * @param server address that begins with {@code http://host:port}
   */
  public HeldConnections(String server) {
    this.server = URI.create(server);
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  public void release() {
    released.countDown();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        threads.execute(() -> connect(client));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void connect(Socket client) {
    try {
      released.await();
      Socket upstream = new Socket(server.getHost(), server.getPort());
      threads.execute(() -> pass(upstream, client));
      pass(client, upstream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Either side has closed the connection.
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "held connection");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
