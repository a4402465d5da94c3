using Xunit;

namespace Kalapa.Tests.Support;

public sealed class AppProcessTests
{
    [Fact]
    public async Task The_app_comes_back_at_the_same_address_after_a_stop_and_after_a_crash()
    {
        await using var app = new AppProcess();
        using var http = new HttpClient { BaseAddress = app.Address };

        await app.TakeDemo();
        await app.Start();
        await Answers(http);
        Assert.Equal(0, await app.Stop());
        await Assert.ThrowsAsync<HttpRequestException>(() => Answers(http));

        await app.Start();
        await Answers(http);
        await app.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => Answers(http));

        await app.Start();
        await Answers(http);
    }

    [Fact]
    public async Task An_app_that_cannot_start_says_why()
    {
        await using var app = new AppProcess { Settings = { ["Logging__LogLevel__Default"] = "Nonsense" } };

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(app.Start);

        Assert.Contains("Nonsense", problem.Message, StringComparison.Ordinal);
    }

    private static async Task Answers(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
