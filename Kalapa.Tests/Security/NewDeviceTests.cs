using System.Net;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>Whoever signs in from a browser that the account was never used in leaves its owner a letter.</summary>
public sealed class NewDeviceTests
{
    [Fact]
    public async Task A_browser_that_does_not_know_the_account_is_told_to_its_owner_once()
    {
        await using var server = MailServer.Prepare();
        await server.Start();
        await using var app = new SetUpApp();
        app.Process.Settings["Kalapa__Mail__Host"] = "127.0.0.1";
        app.Process.Settings["Kalapa__Mail__Port"] = $"{server.Port}";
        app.Process.Settings["Kalapa__Mail__Security"] = "None";
        app.Process.Settings["Kalapa__Mail__From"] = "Kalapa <izin@kalapa.example>";
        // Its first sign-in of all, with the account itself.
        await app.InitializeAsync();
        var elsewhere = app.From("203.0.113.9");

        Assert.Equal(HttpStatusCode.Found, (await SetUpApp.SignIn(elsewhere, SetUpApp.Email, SetUpApp.Password)).Status);
        for (var since = TimeProvider.System.GetTimestamp(); server.Letters().Count == 0 && TimeProvider.System.GetElapsedTime(since) < WaitLimit.Time;)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.Found, (await SetUpApp.SignIn(elsewhere, SetUpApp.Email, SetUpApp.Password)).Status);
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        var letter = Assert.Single(server.Letters());
        Assert.Equal(SetUpApp.Email, letter.To.Mailboxes.Single().Address);
        Assert.Contains("203.0.113.9", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://kalapa.example/akun/perangkat", letter.TextBody, StringComparison.Ordinal);
    }
}
