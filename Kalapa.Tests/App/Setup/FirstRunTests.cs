using System.Net;
using System.Text.RegularExpressions;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Setup;

/// <summary>A production start on an empty database, behind a proxy that ends TLS, as in the wild.</summary>
public sealed partial class FirstRunTests
{
    private const string Password = "kuda laut biru tua";

    [Fact]
    public async Task The_code_on_the_console_makes_the_first_admin_and_then_the_page_is_gone()
    {
        await using var app = new AppProcess
        {
            Settings = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true", ["Kalapa__PublicAddress"] = "https://kalapa.example" },
        };
        await app.Start();
        // Without TLS nobody could sign in; the page says so and what to do.
        using (var plain = new HttpClient())
        {
            var answer = await plain.GetAsync(new Uri(app.Address, "/akun/awal"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("Kalapa:Proxies", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal("Healthy", await plain.GetStringAsync(new Uri(app.Address, "/sehat/siap"), TestContext.Current.CancellationToken));
        }

        Assert.DoesNotContain("Failed to determine the https port", app.Output, StringComparison.Ordinal);
        var visitor = new ProxiedVisitor(app.Address);

        Assert.Contains("href=\"/akun/awal\"", (await visitor.Get("/akun/masuk")).Body, StringComparison.Ordinal);
        var page = await visitor.Get("/akun/awal");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var code = Code().Match(await Printed(app)).Value;
        Assert.NotEmpty(code);
        Assert.DoesNotContain(code, page.Body, StringComparison.Ordinal);

        var wrong = await visitor.Post("/akun/awal", page.Body, Form("0000-0000-0000-0000"));
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        Assert.Contains("awal-galat", wrong.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/akun/awal")).Status);

        var made = await visitor.Post("/akun/awal", wrong.Body, Form(code.ToLowerInvariant()));
        Assert.Equal(HttpStatusCode.Found, made.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/akun/awal")).Status);
        Assert.DoesNotContain("/akun/awal", (await new ProxiedVisitor(app.Address).Get("/akun/masuk")).Body, StringComparison.Ordinal);

        // In again by the door that everybody uses, and the same after a restart, which prints no code any more.
        await app.Start();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/akun/awal")).Status);
        Assert.DoesNotMatch(Code(), app.Output);
        var stranger = new ProxiedVisitor(app.Address);
        var door = await stranger.Get("/akun/masuk");
        var signedIn = await stranger.Post("/akun/masuk", door.Body, new() { ["_handler"] = "masuk", ["Form.Email"] = "tri@kalapa.example", ["Form.Password"] = Password });
        Assert.Equal(HttpStatusCode.Found, signedIn.Status);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get("/akun/pengaturan")).Status);
    }

    private static Dictionary<string, string> Form(string code) => new()
    {
        ["_handler"] = "awal",
        ["Form.Code"] = code,
        ["Form.Name"] = "Tri Handayani",
        ["Form.Email"] = "tri@kalapa.example",
        ["Form.Password"] = Password,
        ["Form.Again"] = Password,
    };

    // The greeting is written just after the line that says that the app listens.
    private static async Task<string> Printed(AppProcess app)
    {
        for (var tries = 0; tries < 50 && !Code().IsMatch(app.Output); tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return app.Output;
    }

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}\b")]
    private static partial Regex Code();
}
