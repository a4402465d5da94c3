using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Live;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Notifications;

/// <summary>R29: one notification for one thing, and none of what stands before the own eyes.</summary>
public sealed class OneThingTests
{
    [Theory, ClassData<Engines>]
    public async Task Messages_of_ten_minutes_are_one_notification_and_the_next_is_another(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.InReview(app);
        await Say(app, id, "Satu");
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        await Say(app, id, "Dua");
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        await Say(app, id, "Tiga");
        var third = app.Clock.GetUtcNow();
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        await Say(app, id, "Empat");

        var told = await Told(app, id, NotificationType.Message);

        Assert.Equal([3, 1], told.Select(row => row.Times));
        Assert.Equal(third, told[0].LastAt);
    }

    [Theory, ClassData<Engines>]
    public async Task What_was_read_is_told_anew(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.InReview(app);
        await Say(app, id, "Satu");
        await app.Get<MarkRead>().OfTicket(app.People.Client.Id, id);
        await Say(app, id, "Dua");

        Assert.Equal([1, 1], (await Told(app, id, NotificationType.Message)).Select(row => row.Times));
    }

    [Theory, ClassData<Engines>]
    public async Task Two_who_write_at_once_are_both_counted(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.InReview(app);
        await Say(app, id, "Nol");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => Say(app, id, $"{number}"))));

        Assert.Equal([7], (await Told(app, id, NotificationType.Message)).Select(row => row.Times));
    }

    [Theory, ClassData<Engines>]
    public async Task A_decision_says_itself_that_the_permit_came_with_it(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Approved();

        var told = Assert.Single(await Told(app, id, NotificationType.Approved, NotificationType.PermitIssued));

        Assert.Equal("issued", told.Values["permit"]);
    }

    [Theory, ClassData<Engines>]
    public async Task Who_has_the_ticket_on_the_screen_has_read_what_is_told_of_it(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.InReview(app);
        using (app.Get<SeenTickets>().Show(app.People.Client.Id, id))
        {
            await Say(app, id, "Dibaca langsung");
        }

        await Say(app, id, "Tidak dibaca");

        Assert.Equal([true, false], (await Told(app, id, NotificationType.Message)).Select(row => row.ReadAt is not null));
        Assert.Equal(1, (await app.Get<MyNotifications>().For(app.People.Client.ToActor(), 10)).Items.Count(item => item is { Type: NotificationType.Message, IsRead: false }));
    }

    [Theory, ClassData<Engines>]
    public async Task Opening_a_ticket_reads_what_was_told_of_it_and_of_nothing_else(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (opened, other) = (await Scenes.InReview(app), await app.Returned());
        await Say(app, opened, "Halo");

        await app.Get<MarkRead>().OfTicket(app.People.Client.Id, opened);

        Assert.All(await Told(app, opened, Enum.GetValues<NotificationType>()), row => Assert.NotNull(row.ReadAt));
        Assert.Contains(await Told(app, other, Enum.GetValues<NotificationType>()), row => row.ReadAt is null);
    }

    private static Task Say(TestApp app, Guid id, string text) => app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Public, text);

    private static Task<List<Notification>> Told(TestApp app, Guid id, params NotificationType[] types) => app.Read(db => db.Notifications.AsNoTracking()
        .Where(row => row.TicketId == id && row.UserId == app.People.Client.Id && types.Contains(row.Type)).OrderBy(row => row.Id).ToListAsync());
}
