using System.Net;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>A cookie is worth what the server's row of its session says, whatever copies of it exist (R120, H29, R134).</summary>
public sealed class SessionTests(SetUpApp app) : IClassFixture<SetUpApp>
{
    private const string Cookie = "__Host-kalapa";

    [Fact]
    public async Task Signing_out_ends_every_copy_of_the_cookie()
    {
        var visitor = await SignedIn("198.51.100.20");
        var thief = visitor.Copy();
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/akun/pengaturan")).Status);

        var page = await visitor.Get("/akun/pengaturan");
        Assert.Equal(HttpStatusCode.Found, (await visitor.Post("/akun/keluar", page.Body, [])).Status);

        foreach (var path in new[] { "/akun/pengaturan", "/pantauan", $"/berkas/{Guid.NewGuid()}", "/laporan/requests.xlsx?dari=2026-11-01&sampai=2026-11-30" })
        {
            Assert.Equal((path, HttpStatusCode.Found), (path, (await thief.Get(path)).Status));
        }

        Assert.NotEqual(HttpStatusCode.OK, (await thief.Post("/_blazor/negotiate?negotiateVersion=1", page.Body, [])).Status);
    }

    [Fact]
    public async Task A_new_sign_in_is_a_new_session_and_ends_the_one_before_in_that_browser()
    {
        var visitor = await SignedIn("198.51.100.21");
        var before = visitor.Copy();
        var elsewhere = await SignedIn("198.51.100.22");
        await SignInAgain(visitor);

        Assert.NotEqual(before.Cookies[Cookie], visitor.Cookies[Cookie]);
        Assert.Equal(HttpStatusCode.Found, (await before.Get("/akun/pengaturan")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/akun/pengaturan")).Status);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Get("/akun/pengaturan")).Status);
    }

    [Fact]
    public async Task A_new_password_ends_the_others_and_their_rows()
    {
        await using var own = new SetUpApp();
        await own.InitializeAsync();
        var visitor = own.From("198.51.100.23");
        await SetUpApp.SignIn(visitor, SetUpApp.Email, SetUpApp.Password);
        var thief = visitor.Copy();
        var page = await visitor.Get("/akun/pengaturan");
        await visitor.Post("/akun/pengaturan", page.Body, new()
        {
            ["_handler"] = "sandi",
            ["Form.Old"] = SetUpApp.Password,
            ["Form.Password"] = "kuda laut merah muda",
            ["Form.Again"] = "kuda laut merah muda",
        });

        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/akun/pengaturan")).Status);
        Assert.Equal(HttpStatusCode.Found, (await thief.Get("/akun/pengaturan")).Status);
        Assert.Equal(1, await own.Read(db => db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task The_sign_in_page_tells_a_disabled_account_why_and_only_who_knows_its_password()
    {
        await using var own = new SetUpApp();
        await own.InitializeAsync();
        var visitor = own.From("198.51.100.25");
        await SetUpApp.SignIn(visitor, SetUpApp.Email, SetUpApp.Password);
        await own.Read(db => db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.Disabled, true)));

        Assert.Equal(HttpStatusCode.Found, (await visitor.Get("/pantauan")).Status);
        Assert.Contains("dinonaktifkan", (await visitor.Get(new Uri(visitor.Location!).PathAndQuery)).Body, StringComparison.Ordinal);

        Assert.DoesNotContain("dinonaktifkan", (await SetUpApp.SignIn(visitor, SetUpApp.Email, "kuda laut biru muda")).Body, StringComparison.Ordinal);
        Assert.Contains("dinonaktifkan", (await SetUpApp.SignIn(visitor, SetUpApp.Email, SetUpApp.Password)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Get("/pantauan")).Status);
    }

    [Fact]
    public async Task The_row_knows_device_and_address_and_nothing_secret()
    {
        await SignedIn("2001:db8:9:9::9");
        var session = await app.Read(db => db.Sessions.AsNoTracking().SingleAsync(row => row.Address == "2001:db8:9:9::/64"));
        Assert.Equal("Firefox · Linux", session.Device);
        Assert.Equal(TimeSpan.FromHours(12), session.Until - session.CreatedAt);
    }

    [Fact]
    public async Task Cookies_are_for_this_host_alone_and_out_of_reach_of_scripts()
    {
        var visitor = await SignedIn("198.51.100.24");
        foreach (var name in new[] { Cookie, "__Host-kalapa-form", "__Host-kalapa-device" })
        {
            var set = visitor.Attributes[name].ToLowerInvariant();
            Assert.Contains("secure", set, StringComparison.Ordinal);
            Assert.Contains("httponly", set, StringComparison.Ordinal);
            Assert.Contains("path=/", set, StringComparison.Ordinal);
            Assert.DoesNotContain("domain=", set, StringComparison.Ordinal);
            Assert.Contains("samesite=", set, StringComparison.Ordinal);
        }
    }

    private async Task<ProxiedVisitor> SignedIn(string address)
    {
        var visitor = app.From(address);
        await SignInAgain(visitor);
        return visitor;
    }

    // A form that was opened before may be sent while somebody is signed in already.
    private static async Task SignInAgain(ProxiedVisitor visitor)
    {
        var door = await visitor.Get("/galat/404");
        var answer = await visitor.Post("/akun/masuk", door.Body, new() { ["_handler"] = "masuk", ["Form.Email"] = SetUpApp.Email, ["Form.Password"] = SetUpApp.Password });
        Assert.Equal(HttpStatusCode.Found, answer.Status);
    }
}
