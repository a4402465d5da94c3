using Kalapa.App.Features.Notifications.Mail;
using Kalapa.App.Mail;
using Kalapa.Domain.Notifications;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Notifications.Mail;

/// <summary>What an admin is told of mail that does not go out.</summary>
public sealed class MailStateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_letter_that_waits_too_long_is_told_with_the_servers_words_until_it_is_gone(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        await app.Returned();
        var returnedAt = app.Clock.GetUtcNow();
        FakeTransport transport = new() { Answer = new(MailOutcome.Away, "Connection refused") };
        var sender = app.Sender(transport);
        Assert.Equal((true, 0), await Late(app));

        app.Clock.Advance(MailState.Normal + TimeSpan.FromSeconds(1));
        await sender.SendWhatIsDue(Cancellation);
        Assert.Equal(new(true, 1, returnedAt, 0, "Connection refused"), await Figures(app));

        transport.Answer = new(MailOutcome.Accepted, "250 OK");
        await sender.SendWhatIsDue(Cancellation);
        Assert.Equal(new(true, 0, null, 0, ""), await Figures(app));
    }

    [Fact]
    public async Task One_that_was_given_up_is_told_for_a_day()
    {
        await using var app = await MailApp.Start();
        await app.Returned();
        app.Clock.Advance(OutboxMessage.ReadFirst);
        await app.Sender(new FakeTransport { Answer = new(MailOutcome.Refused, "550 tidak ada") }).SendWhatIsDue(Cancellation);

        Assert.Equal(new(true, 0, null, 1, "550 tidak ada"), await Figures(app));
        app.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(new(true, 0, null, 0, ""), await Figures(app));
    }

    [Fact]
    public async Task Without_mail_that_is_said_and_only_admins_are_told_anything()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        Assert.False((await Figures(app))!.IsOn);
        Assert.Null(await app.Get<MailState>().For(app.People.Lead.ToActor(), Cancellation));
        Assert.Null(await app.Get<MailState>().For(null, Cancellation));
    }

    private static async Task<(bool, int)> Late(TestApp app) => (await Figures(app)) is { } figures ? (figures.IsOn, figures.Late) : default;

    private static Task<MailFigures?> Figures(TestApp app) => app.Get<MailState>().For(app.People.Admin.ToActor(), Cancellation);
}
