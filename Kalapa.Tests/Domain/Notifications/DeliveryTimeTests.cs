using System.Globalization;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Queue;
using Xunit;

namespace Kalapa.Tests.Domain.Notifications;

/// <summary>When something is brought to who wants to be left in peace at night, and to who does not.</summary>
public sealed class DeliveryTimeTests
{
    private static readonly QuietHours Night = new(new(21, 0), new(6, 0), "Asia/Jakarta");
    private static readonly DailySummary Morning = new(new(7, 0), "Asia/Jakarta");
    private static readonly QuietHours Noon = new(new(12, 0), new(13, 30), "Asia/Jakarta");

    [Theory]
    [InlineData("2026-07-06T20:59:59+07:00", null)]
    [InlineData("2026-07-06T21:00:00+07:00", "2026-07-07T06:00:00+07:00")]
    [InlineData("2026-07-06T23:59:59+07:00", "2026-07-07T06:00:00+07:00")]
    [InlineData("2026-07-07T00:00:00+07:00", "2026-07-07T06:00:00+07:00")]
    [InlineData("2026-07-07T05:59:59+07:00", "2026-07-07T06:00:00+07:00")]
    [InlineData("2026-07-07T06:00:00+07:00", null)]
    public void A_night_goes_over_midnight(string at, string? end) => Assert.Equal(At(end), Night.EndOfQuiet(At(at)!.Value));

    [Theory]
    [InlineData("2026-07-06T11:59:00+07:00", null)]
    [InlineData("2026-07-06T12:00:00+07:00", "2026-07-06T13:30:00+07:00")]
    [InlineData("2026-07-06T13:30:00+07:00", null)]
    public void Hours_of_the_day_end_on_the_same_day(string at, string? end) => Assert.Equal(At(end), Noon.EndOfQuiet(At(at)!.Value));

    [Fact]
    public void The_clock_is_the_one_of_the_chosen_zone()
    {
        // 20.30 in Jakarta is 22.30 in Jayapura.
        var at = At("2026-07-06T20:30:00+07:00")!.Value;
        Assert.Null(Night.EndOfQuiet(at));
        Assert.Equal(At("2026-07-07T06:00:00+09:00"), (Night with { Zone = "Asia/Jayapura" }).EndOfQuiet(at));
    }

    [Theory]
    [InlineData("2026-03-28T23:00:00+01:00", "2026-03-29T06:00:00+02:00")]
    [InlineData("2026-10-24T23:00:00+02:00", "2026-10-25T06:00:00+01:00")]
    public void A_clock_that_is_changed_at_night_is_read_in_the_morning(string at, string end) =>
        Assert.Equal(At(end), (Night with { Zone = "Europe/Berlin" }).EndOfQuiet(At(at)!.Value));

    [Theory]
    [InlineData(DeliveryChannel.Mail)]
    [InlineData(DeliveryChannel.Push)]
    public void In_quiet_hours_all_channels_wait_for_their_end(DeliveryChannel channel)
    {
        var end = At("2026-07-07T06:00:00+07:00");
        Assert.Equal(Waits(end!.Value), Of(channel, NotificationType.Returned, Lane.Normal, At("2026-07-06T23:00:00+07:00")!.Value, Night));
        // It is told while it is quiet, or would be.
        Assert.Equal(Waits(end.Value), Of(channel, NotificationType.Returned, Lane.Normal, At("2026-07-06T20:59:00+07:00")!.Value, Night));
        var morning = At("2026-07-07T05:59:00+07:00")!.Value;
        Assert.Equal(Soon(morning, morning + OutboxMessage.ReadFirst), Of(channel, NotificationType.Returned, Lane.Normal, morning, Night));
    }

    [Theory]
    [InlineData(NotificationType.Escalated, Lane.Emergency, true)]
    [InlineData(NotificationType.DeniedAtGate, Lane.Normal, true)]
    [InlineData(NotificationType.Overstay, Lane.Normal, true)]
    [InlineData(NotificationType.Escalated, Lane.OnSite, false)]
    [InlineData(NotificationType.Message, Lane.Normal, false)]
    public void Emergencies_and_the_gate_go_through_and_a_browser_shows_them_at_once(NotificationType type, Lane lane, bool isUrgent)
    {
        var at = At("2026-07-06T23:00:00+07:00")!.Value;
        var end = At("2026-07-07T06:00:00+07:00")!.Value;
        Assert.Equal(isUrgent ? Soon(at, at) : Waits(end), Of(DeliveryChannel.Push, type, lane, at, Night));
        Assert.Equal(isUrgent ? Soon(at, at + OutboxMessage.ReadFirst) : Waits(end), Of(DeliveryChannel.Mail, type, lane, at, Night));
    }

    [Fact]
    public void Without_quiet_hours_what_can_wait_is_read_in_the_app_first()
    {
        var at = At("2026-07-06T23:00:00+07:00")!.Value;
        Assert.Equal(Soon(at, at + OutboxMessage.ReadFirst), Of(DeliveryChannel.Push, NotificationType.Returned, Lane.Normal, at, quiet: null));
    }

    [Theory]
    [InlineData("2026-07-06T06:57:00+07:00", "2026-07-06T07:00:00+07:00")]
    [InlineData("2026-07-06T06:58:00+07:00", "2026-07-07T07:00:00+07:00")]
    [InlineData("2026-07-06T16:00:00+07:00", "2026-07-07T07:00:00+07:00")]
    public void Who_chose_one_letter_a_day_gets_the_next_one(string at, string due)
    {
        var next = At(due)!.Value;
        Assert.Equal(new(next, next + OutboxMessage.GivesUpAfter, IsBundled: true), Of(DeliveryChannel.Mail, NotificationType.Message, Lane.Normal, At(at)!.Value, Night, Morning));
        // A browser shows it as ever.
        Assert.False(Of(DeliveryChannel.Push, NotificationType.Message, Lane.Normal, At(at)!.Value, quiet: null, Morning).IsBundled);
    }

    [Theory]
    [InlineData(NotificationType.DeniedAtGate, Lane.Normal)]
    [InlineData(NotificationType.Message, Lane.Emergency)]
    [InlineData(NotificationType.PromiseMissed, Lane.Normal)]
    [InlineData(NotificationType.Returned, Lane.Normal, "2026-07-07T08:00:00+07:00")]
    public void What_cannot_wait_a_day_is_a_letter_of_its_own(NotificationType type, Lane lane, string? deadline = null)
    {
        var at = At("2026-07-06T16:00:00+07:00")!.Value;
        Assert.Equal(Soon(at, at + OutboxMessage.ReadFirst), Of(DeliveryChannel.Mail, type, lane, at, quiet: null, Morning, deadline));
    }

    private static DeliveryTime Of(
        DeliveryChannel channel, NotificationType type, Lane lane, DateTimeOffset at, QuietHours? quiet, DailySummary? summary = null, string? deadline = null) => DeliveryTime.Of(
        channel,
        new() { Type = type, At = at, TicketId = Guid.NewGuid(), Values = deadline is null ? new Dictionary<string, string>() : new() { [Notification.Until] = deadline } },
        lane, quiet, summary);

    private static DeliveryTime Soon(DateTimeOffset at, DateTimeOffset due) => new(due, at + OutboxMessage.GivesUpAfter, IsBundled: false);

    private static DeliveryTime Waits(DateTimeOffset end) => new(end, end + OutboxMessage.GivesUpAfter, IsBundled: false);

    private static DateTimeOffset? At(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
