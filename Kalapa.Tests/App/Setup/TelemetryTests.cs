using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Setup;

/// <summary>Kalapa seen from outside, as it is run: a collector and a scraper of the tests' own ask it.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_gets_figures_traces_and_log_and_a_scraper_the_figures()
    {
        using var collector = new Collector();
        await using var app = new AppProcess
        {
            Settings =
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_SERVICE_NAME"] = "kalapa-uji",
                ["Kalapa__Scrapers"] = "192.0.2.7", ["Kalapa__Proxies"] = "127.0.0.1", ["Logging__Console__FormatterName"] = "json",
            },
        };
        await app.TakeDemo();
        await app.Start();
        using (await DemoVisitor.SignIn(app.Address, "sari@nusantara.example"))
        {
            var scraped = await Scrape(app, "192.0.2.7");
            Assert.Equal(HttpStatusCode.OK, scraped.Status);
            Assert.All(
                ["kalapa_queue_length", "kalapa_queue_oldest_wait_seconds", "kalapa_people_inside", "http_server_request_duration_seconds", "dotnet_gc_collections_total"],
                figure => Assert.Contains(figure, scraped.Text, StringComparison.Ordinal));
            // Whoever is not named learns not even that there is something.
            Assert.Equal((await Scrape(app, "192.0.2.8", "/tidak-ada")).Status, (await Scrape(app, "192.0.2.8")).Status);
        }

        Assert.Equal(0, await app.Stop());

        Assert.Contains("kalapa.queue.length", collector.Got("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("/akun/demo", collector.Got("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("SELECT", collector.Got("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("kalapa-uji", collector.Got("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains(app.Output.Split('\n'), line => line.StartsWith('{') && JsonDocument.Parse(line).RootElement.TryGetProperty("LogLevel", out _));
    }

    [Fact]
    public async Task Unasked_nothing_is_gathered_and_there_is_nothing_to_scrape()
    {
        await using var app = new AppProcess();
        await app.TakeDemo();
        await app.Start();

        Assert.Equal((await Scrape(app, null, "/tidak-ada")).Status, (await Scrape(app, null)).Status);
    }

    private static async Task<(HttpStatusCode Status, string Text)> Scrape(AppProcess app, string? caller, string path = "/metrics")
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, path));
        if (caller is not null)
        {
            request.Headers.Add("X-Forwarded-For", caller);
        }

        using var answer = await http.SendAsync(request, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Takes whatever is sent to it.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentDictionary<string, string> _got = new();

        public Collector()
        {
            Address = $"http://127.0.0.1:{Machine.FreePort()}";
            _listener.Prefixes.Add($"{Address}/");
            _listener.Start();
            _ = Serve();
        }

        public string Address { get; }

        // Names in the protocol's bytes are plain text.
        public string Got(string path) => _got.GetValueOrDefault(path, "");

        public void Dispose() => _listener.Close();

        private async Task Serve()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext asked;
                try
                {
                    asked = await _listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var body = new MemoryStream();
                await asked.Request.InputStream.CopyToAsync(body);
                _got.AddOrUpdate(asked.Request.Url!.AbsolutePath, _ => Text(body), (_, before) => before + Text(body));
                asked.Response.ContentType = "application/x-protobuf";
                asked.Response.Close();
            }
        }

        private static string Text(MemoryStream body) => Encoding.UTF8.GetString(body.ToArray());
    }
}
