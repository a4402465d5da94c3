using System.Net;
using System.Text.RegularExpressions;
using Kalapa.App.Account;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>The door as an attacker tries it: by guessing, by flooding, by asking which e-mails exist (R121, R122, R125, R132).</summary>
public sealed partial class SignInTests(SetUpApp app) : IClassFixture<SetUpApp>
{
    private const string Wrong = "tidak cocok";
    private const string Locked = "percobaan untuk e-mail ini";
    private const string Refused = "dari jaringan Anda";

    [Fact]
    public async Task Sixty_connections_with_wrong_passwords_keep_nobody_out()
    {
        var flood = Task.WhenAll(Enumerable.Range(0, 60).Select(async number =>
            (await SetUpApp.SignIn(app.From("203.0.113.60"), $"orang{number}@jahat.example", "bukan ini sandinya")).Body));

        var honest = await SetUpApp.SignIn(app.From("198.51.100.60"), SetUpApp.Email, SetUpApp.Password);

        Assert.Equal(HttpStatusCode.Found, honest.Status);
        var answers = await flood;
        Assert.Equal(20, answers.Count(body => body.Contains(Wrong, StringComparison.Ordinal)));
        Assert.Equal(40, answers.Count(body => body.Contains(Refused, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Addresses_of_one_network_share_its_tries()
    {
        for (var guess = 0; guess < 20; guess++)
        {
            await app.From($"2001:db8:7:7::{guess + 1}").Get($"/akun/undangan/{guess:x64}");
        }

        Assert.Contains(Refused, (await SetUpApp.SignIn(app.From("2001:db8:7:7:9::1"), SetUpApp.Email, SetUpApp.Password)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await SetUpApp.SignIn(app.From("2001:db8:7:8::1"), SetUpApp.Email, SetUpApp.Password)).Status);
    }

    [Fact]
    public async Task A_known_and_an_unknown_email_answer_alike_however_they_are_spelled()
    {
        await using var own = new SetUpApp();
        await own.InitializeAsync();
        string[] spellings = ["{0}", "{0} ", " {0}", "{0}\u200b", "{0}\u00a0", "\u202e{0}", "{0}"];
        List<string> known = [], unknown = [];
        foreach (var (number, spelling) in spellings.Index())
        {
            // Of another address each time, so that the account's own limit shows.
            known.Add(Masked(await SetUpApp.SignIn(own.From($"203.0.113.{100 + number}"), string.Format(null, spelling, "tri@kalapa.example"), "bukan ini sandinya")));
            unknown.Add(Masked(await SetUpApp.SignIn(own.From($"203.0.113.{100 + number}"), string.Format(null, spelling, "xyz@kalapa.example"), "bukan ini sandinya")));
        }

        Assert.Equal(unknown, known);
        Assert.All(known.Take(5), body => Assert.Contains(Wrong, body, StringComparison.Ordinal));
        Assert.All(known.Skip(5), body => Assert.Contains(Locked, body, StringComparison.Ordinal));

        // The account is held now, for whoever comes without a browser that it knows.
        Assert.Contains(Locked, (await SetUpApp.SignIn(own.From("198.51.100.100"), SetUpApp.Email, SetUpApp.Password)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_guesses_do_not_hold_the_owners_own_device()
    {
        await using var own = new SetUpApp();
        await own.InitializeAsync();
        var owner = own.From("198.51.100.7");
        Assert.Equal(HttpStatusCode.Found, (await SetUpApp.SignIn(owner, SetUpApp.Email, SetUpApp.Password)).Status);
        owner.Forget("__Host-kalapa");
        for (var guess = 0; guess < 5; guess++)
        {
            await SetUpApp.SignIn(own.From($"203.0.113.{guess + 1}"), SetUpApp.Email, "bukan ini sandinya");
        }

        Assert.Contains(Locked, (await SetUpApp.SignIn(own.From("198.51.100.8"), SetUpApp.Email, SetUpApp.Password)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await SetUpApp.SignIn(owner, SetUpApp.Email, SetUpApp.Password)).Status);

        // A device that was stolen has five guesses too, no more.
        owner.Forget("__Host-kalapa");
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Contains(Wrong, (await SetUpApp.SignIn(owner, SetUpApp.Email, "bukan ini sandinya")).Body, StringComparison.Ordinal);
        }

        Assert.Contains(Locked, (await SetUpApp.SignIn(owner, SetUpApp.Email, SetUpApp.Password)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_cookie_of_somebody_else_opens_nothing()
    {
        var stranger = app.From("203.0.113.9");
        stranger.Keep("__Host-kalapa-device", Convert.ToBase64String(new byte[200]));
        Assert.Contains(Wrong, (await SetUpApp.SignIn(stranger, "orang@jahat.example", "bukan ini sandinya")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(255, 20)]
    [InlineData(20, 129)]
    [InlineData(7000, 20)]
    public async Task What_is_too_long_for_an_email_or_a_password_is_wrong_and_costs_no_hash(int email, int password)
    {
        var answer = await SetUpApp.SignIn(app.From("203.0.113.10"), new string('a', email), new string('b', password));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(Wrong, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('a', 255), answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/akun/masuk")]
    [InlineData("/akun/awal")]
    [InlineData("/akun/undangan/abc")]
    [InlineData("/akun/bahasa")]
    [InlineData("/akun/tema")]
    [InlineData("/akun/keluar")]
    [InlineData("/akun/peramban")]
    [InlineData("/cek/X")]
    [InlineData("/galat/404")]
    public async Task A_form_of_megabytes_is_refused_before_it_is_read(string path)
    {
        // The head alone: the answer is there before the body, and a client that goes on sending may not see it.
        var answer = await RawHttp.Send(app.Process.Address,
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.11\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3900000\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_a_thousand_fields_is_refused()
    {
        var visitor = app.From("203.0.113.12");
        var door = await visitor.Get("/akun/masuk");
        var fields = Enumerable.Range(0, 1000).ToDictionary(number => $"f{number}", _ => "x");
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Post("/akun/masuk", door.Body, fields)).Status);
    }

    [Fact]
    public async Task Links_that_were_guessed_use_up_the_tries_of_an_address()
    {
        var guesser = app.From("203.0.113.13");
        for (var guess = 0; guess < 20; guess++)
        {
            Assert.Contains("link-gone", (await guesser.Get($"/akun/undangan/{guess:x64}")).Body, StringComparison.Ordinal);
        }

        Assert.Contains(Refused, (await SetUpApp.SignIn(guesser, SetUpApp.Email, SetUpApp.Password)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_sign_in_is_in_the_audit_once_a_minute_without_what_was_typed()
    {
        for (var guess = 0; guess < 3; guess++)
        {
            await SetUpApp.SignIn(app.From("203.0.113.14"), "rahasia-yang-terketik@salah.example", "sandi yang terketik");
        }

        var rows = (await app.Read(db => db.AuditEvents.AsNoTracking().Where(row => row.Type == FailedSignIns.AuditType).ToListAsync()))
            .Where(row => row.Values["address"] == "203.0.113.14").ToList();

        Assert.Equal("Wrong", Assert.Single(rows).Values["answer"]);
        Assert.DoesNotContain(rows[0].Values.Values, value => value.Contains("terketik", StringComparison.Ordinal));
    }

    private static string Masked((HttpStatusCode Status, string Body) answer) =>
        $"{(int)answer.Status} {Changing().Replace(answer.Body, "").Replace("tri@", "xyz@", StringComparison.Ordinal)}";

    [GeneratedRegex("<!--.*?-->|value=\"CfDJ8[^\"]*\"", RegexOptions.Singleline)]
    private static partial Regex Changing();
}
