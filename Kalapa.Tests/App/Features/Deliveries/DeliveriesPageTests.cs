using Bunit;
using Kalapa.App.Features.Deliveries;
using Kalapa.Domain.Notifications;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Deliveries;

/// <summary>The page of the log, as the admin works with it.</summary>
public sealed class DeliveriesPageTests : StaffPageTest
{
    [Fact]
    public async Task What_failed_is_sent_again_after_a_question_that_names_it()
    {
        var number = await Add(DeliveryState.GivenUp);
        var page = Open<DeliveriesPage>(App.People.Admin, "/kabar-keluar?hasil=Failed");

        var windows = Render<MudBlazor.MudDialogProvider>();

        await page.Find("[data-test=again]").ClickAsync(new());
        var confirm = windows.WaitForElement("[data-test=dialog-confirm]", Patience);
        Assert.Contains("Sari", windows.Markup, StringComparison.Ordinal);
        await confirm.ClickAsync(new());

        var messages = await App.Outbox();
        Assert.Equal([(number, DeliveryState.GivenUp, false), (number + 1, DeliveryState.Waiting, true)], messages.Select(message => (message.Id, message.State, message.IsAgain)));
    }

    [Fact]
    public async Task What_the_senders_do_shows_within_seconds()
    {
        var page = Open<DeliveriesPage>(App.People.Admin, "/kabar-keluar");
        Assert.Single(page.FindAll("[data-test=deliveries-empty]"));

        await Add(DeliveryState.Sent);
        App.Clock.Advance(TimeSpan.FromSeconds(5));

        page.WaitForState(() => page.FindAll("[data-test=delivery][data-state=Sent]").Count == 1, Patience);
    }

    private async Task<long> Add(DeliveryState state)
    {
        var ticket = await App.Submitted();
        var now = App.Clock.GetUtcNow();
        await App.Write(db => db.Outbox.Add(new()
        {
            Channel = DeliveryChannel.Mail,
            UserId = App.People.Client.Id,
            Type = NotificationType.Message,
            TicketId = ticket,
            At = now,
            GiveUpAt = now,
            EndedAt = now,
            State = state,
        }));
        return (await App.Outbox())[^1].Id;
    }
}
