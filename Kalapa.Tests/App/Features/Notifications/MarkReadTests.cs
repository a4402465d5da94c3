using Kalapa.App.Features.Notifications;
using Kalapa.Domain.Access;
using Kalapa.Domain.Notifications;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Notifications;

public sealed class MarkReadTests
{
    [Theory, ClassData<Engines>]
    public async Task Two_marks_at_once_are_one(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (_, told) = await Returned(app);
        var verb = app.Get<MarkRead>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(index => index % 2 == 0
            ? verb.Run(app.People.Client.Id, told.Id)
            : verb.All(app.People.Client.Id, told.Id)));
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await verb.Run(app.People.Client.Id, told.Id);

        Assert.Equal(told.At, (await app.Read(db => db.Notifications.SingleAsync(row => row.Id == told.Id))).ReadAt);
    }

    [Theory, ClassData<Engines>]
    public async Task Anothers_is_as_good_as_none_and_stays_unread(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (_, told) = await Returned(app);
        var verb = app.Get<MarkRead>();

        var others = await Assert.ThrowsAsync<AccessDenied>(() => verb.Run(app.People.Colleague.Id, told.Id));
        var missing = await Assert.ThrowsAsync<AccessDenied>(() => verb.Run(app.People.Colleague.Id, told.Id + 1000));
        await verb.All(app.People.Colleague.Id, long.MaxValue);

        Assert.Equal((others.Operation, others.Answer), (missing.Operation, missing.Answer));
        Assert.Null((await app.Read(db => db.Notifications.SingleAsync(row => row.Id == told.Id))).ReadAt);
    }

    [Theory, ClassData<Engines>]
    public async Task What_came_after_the_look_stays_unread(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (_, seen) = await Returned(app);
        await Returned(app);

        await app.Get<MarkRead>().All(app.People.Client.Id, seen.Id);

        var list = await app.Get<MyNotifications>().For(app.People.Client.ToActor(), 10);
        Assert.Equal([false, true], list.Items.Select(item => item.IsRead));
        Assert.Equal(1, list.Unread);
    }

    [Theory, ClassData<Engines>]
    public async Task A_right_lost_since_hides_what_was_told_from_list_and_count(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Escalated();
        var supervisor = app.People.Supervisor;
        Assert.Equal(1, (await app.Get<MyNotifications>().For(supervisor.ToActor(), 10)).Unread);

        await app.Write(db => db.Users.Single(row => row.Id == supervisor.Id).Branches = ["BDG"]);
        var moved = (await app.Read(db => db.Users.SingleAsync(row => row.Id == supervisor.Id))).ToActor();

        var list = await app.Get<MyNotifications>().For(moved, 10);
        Assert.Empty(list.Items);
        Assert.Equal(0, list.Unread);
    }

    [Theory, ClassData<Engines>]
    public async Task Older_ones_come_when_asked_for(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (id, _) = await Returned(app);
        await app.Write(db => db.Notifications.AddRange(Enumerable.Range(0, 3).Select(minute => new Notification
        {
            UserId = app.People.Client.Id,
            TicketId = id,
            Type = NotificationType.Approved,
            At = app.Clock.GetUtcNow().AddMinutes(minute),
        })));

        var some = await app.Get<MyNotifications>().For(app.People.Client.ToActor(), 3);
        var all = await app.Get<MyNotifications>().For(app.People.Client.ToActor(), 4);

        Assert.Equal((3, true, 4), (some.Items.Count, some.HasOlder, some.Unread));
        Assert.Equal((4, false), (all.Items.Count, all.HasOlder));
        Assert.Equal(NotificationType.Returned, all.Items[^1].Type);
    }

    [Theory, ClassData<Engines>]
    public async Task What_was_read_may_be_left_out(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (_, read) = await Returned(app);
        await app.Get<MarkRead>().Run(app.People.Client.Id, read.Id);
        var (_, unread) = await Returned(app);

        var list = await app.Get<MyNotifications>().For(app.People.Client.ToActor(), 1, unreadOnly: true);

        Assert.Equal([unread.Id], list.Items.Select(item => item.Id));
        Assert.False(list.HasOlder);
    }

    private static async Task<(Guid Ticket, Notification Told)> Returned(TestApp app)
    {
        var id = await app.Returned();
        return (id, await app.Read(db => db.Notifications.SingleAsync(row => row.TicketId == id && row.UserId == app.People.Client.Id)));
    }
}
