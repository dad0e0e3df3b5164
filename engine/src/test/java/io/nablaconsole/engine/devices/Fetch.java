package io.nablaconsole.engine.devices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A program that prints a page; tests run it inside a network namespace. */
final class Fetch {
    private static final int ATTEMPTS = 20;

    private Fetch() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0]))
                .timeout(Duration.ofSeconds(5))
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                System.out.println(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }
}
