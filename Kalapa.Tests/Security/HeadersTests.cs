using System.Net;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>What every answer carries for the browser, read off real answers (R124, N29).</summary>
public sealed class HeadersTests(HeadersTests.App app) : IClassFixture<HeadersTests.App>
{
    /// <summary>The app as it is tried out, and it knows its own names.</summary>
    public sealed class App : IAsyncLifetime
    {
        public AppProcess Process { get; } = new() { Settings = { ["AllowedHosts"] = "127.0.0.1;localhost" } };

        public ValueTask InitializeAsync() => Process.InitializeAsync();

        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a page", "/beranda", 200)]
    [InlineData("a page of somebody else's", "/audit", 403)]
    [InlineData("a ticket that is not there", "/permintaan/01999999-0000-7000-8000-000000000000", 404)]
    [InlineData("an address that is not there", "/ini-tidak-ada", 404)]
    [InlineData("a file that is not there", "/berkas/01999999-0000-7000-8000-000000000000", 404)]
    [InlineData("an export", "/laporan/requests.xlsx?dari=2026-11-01&sampai=2026-11-30", 200)]
    [InlineData("an export as text", "/laporan/requests.csv?dari=2026-11-01&sampai=2026-11-30", 200)]
    [InlineData("an export of nothing", "/laporan/requests.xlsx", 400)]
    [InlineData("an export that is not there", "/laporan/ekspor/01999999-0000-7000-8000-000000000000", 404)]
    [InlineData("a plain page", "/akun/pengaturan", 200)]
    [InlineData("a redirect", "/", 302)]
    [InlineData("the run of the server", "/sambungan", 200)]
    [InlineData("a live connection", "/_blazor/negotiate?negotiateVersion=1", 200)]
    [InlineData("the health", "/sehat/siap", 200)]
    [InlineData("the check of a code", "/cek/CBT-0000-0000-00", 200)]
    public async Task Nothing_that_is_not_public_is_kept_by_any_cache(string what, string path, int status)
    {
        using var visitor = await DemoVisitor.SignIn(app.Process.Address, DemoPeople.Client.Email!);
        using var answer = await visitor.Answer(path, path.StartsWith("/_blazor", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get);

        Assert.Equal((what, status), (what, (int)answer.StatusCode));
        Complete(answer);
        Assert.Equal("no-store, private", Sorted(answer));
    }

    [Fact]
    public async Task Nor_are_the_pages_redirects_and_connections_of_a_stranger()
    {
        using var nobody = DemoVisitor.Nobody(app.Process.Address);
        (string Path, HttpMethod Method, int Status)[] asked =
        [
            ("/akun/masuk", HttpMethod.Get, 200), ("/beranda", HttpMethod.Get, 302), ("/berkas/01999999-0000-7000-8000-000000000000", HttpMethod.Get, 302),
            ("/_blazor/negotiate?negotiateVersion=1", HttpMethod.Post, 401), ("/akun/keluar", HttpMethod.Post, 400), ("/akun/awal", HttpMethod.Get, 404),
        ];
        foreach (var (path, method, status) in asked)
        {
            using var answer = await nobody.Answer(path, method);
            Assert.Equal((path, status), (path, (int)answer.StatusCode));
            Complete(answer);
            Assert.Equal((path, "no-store, private"), (path, Sorted(answer)));
        }
    }

    [Fact]
    public async Task A_file_is_shown_in_a_sandbox_in_which_nothing_runs()
    {
        var (file, ticket) = await FileOfTheClient();
        using var visitor = await DemoVisitor.SignIn(app.Process.Address, DemoPeople.Client.Email!);
        foreach (var path in new[] { $"/berkas/{file}", $"/pas/{ticket}/izin.pdf", $"/pas/{ticket}/kunjungan.ics" })
        {
            using var answer = await visitor.Answer(path);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith("sandbox; default-src 'none';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("SAMEORIGIN", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-store, private", Sorted(answer));
        }
    }

    [Fact]
    public async Task What_is_the_same_for_everybody_stays_in_the_browser_for_good()
    {
        using var nobody = DemoVisitor.Nobody(app.Process.Address);
        var page = await nobody.Read("/akun/masuk");
        string[] files = [.. page.Split('"').Where(part => part.EndsWith(".css", StringComparison.Ordinal) || part.EndsWith(".js", StringComparison.Ordinal)).Distinct()];

        // One style sheet beside the dark theme, and the small script of pages without a circuit: a first page asks for little (R148).
        Assert.Equal(3, files.Length);
        foreach (var file in files)
        {
            using var answer = await nobody.Answer("/" + file);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("no-store", Sorted(answer), StringComparison.Ordinal);
            Complete(answer);
        }
    }

    [Theory]
    [InlineData("/akun/masuk")]
    [InlineData("/pages.css")]
    [InlineData("/pages.js")]
    public async Task What_is_text_goes_out_compressed(string path)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Process.Address, path));
        request.Headers.AcceptEncoding.Add(new("gzip"));

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task A_foreign_or_an_empty_host_is_refused_with_the_same_headers()
    {
        foreach (var host in new[] { "jahat.example", "" })
        {
            var answer = await RawHttp.Send(app.Process.Address, $"GET /akun/masuk HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");

            Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
            Assert.Contains("X-Content-Type-Options: nosniff", answer, StringComparison.Ordinal);
            Assert.Contains("Cache-Control: private, no-store", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Server:", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/jatuh", 500)]
    [InlineData("/penuh", 503)]
    public async Task What_fails_in_the_middle_is_answered_with_them_too(string path, int status)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.AddSecurityHeaders();
        await using var web = builder.Build();
        web.Urls.Add("http://127.0.0.1:0");
        web.UseExceptionHandler(failed => failed.Run(_ => Task.CompletedTask));
        web.MapGet("/jatuh", (HttpContext http) =>
        {
            // What was set before the fall is thrown away with the answer it was meant for.
            SecurityHeaders.ProtectFile(http.Response);
            throw new InvalidOperationException();
        });
        web.MapGet("/penuh", () => Results.StatusCode(503));
        await web.StartAsync(Cancellation);
        using var http = new HttpClient { BaseAddress = new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(status, (int)answer.StatusCode);
        Complete(answer);
        Assert.Equal("no-store, private", Sorted(answer));
    }

    private static void Complete(HttpResponseMessage answer)
    {
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Single(answer.Headers.GetValues("X-Frame-Options"));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Single(answer.Headers.GetValues("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static string Sorted(HttpResponseMessage answer) =>
        string.Join(", ", $"{answer.Headers.CacheControl}".Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));

    private async Task<(Guid File, Guid Ticket)> FileOfTheClient()
    {
        await using var node = TestApp.Build(Engine.Sqlite, app.Process.ConnectionString, app.Process.DataFolder, TimeProvider.System);
        await using var db = await node.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync(Cancellation);
        var ticket = await db.Permits.Join(db.Tickets.Where(row => row.RequesterId == DemoPeople.Client.Id), row => row.TicketId, row => row.Id, (row, _) => row.TicketId)
            .FirstAsync(id => db.Attachments.Any(file => file.TicketId == id), Cancellation);
        return (await db.Attachments.Where(row => row.TicketId == ticket).Select(row => row.Id).FirstAsync(Cancellation), ticket);
    }
}
