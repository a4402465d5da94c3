using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Gate;

/// <summary>P16 and P17 at the gate, on both databases.</summary>
public sealed class EquipmentGateTests
{
    [Theory, ClassData<Engines>]
    public async Task Of_two_guards_at_one_line_one_records_it_and_the_other_is_told_who(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await AtTheGate(app);
        var gate = app.Get<MoveEquipment>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => gate.Tick(app.People.Guard.Id, permit.Id, new(0, EquipmentDirection.In, 1, "SN-1")))));

        Assert.Equal(1, answers.Count(answer => answer == EquipmentAnswer.Recorded));
        Assert.All(answers.Where(answer => answer != EquipmentAnswer.Recorded), answer => Assert.Equal((null, app.People.Guard.DisplayName), (answer.Denied, answer.Already!.GuardName)));
        Assert.Equal(1, (await app.Permit(permit.TicketId)).EquipmentInside);
        Assert.Equal(1, await app.Read(db => db.GateEvents.CountAsync(line => line.Type == GateEventType.EquipmentIn)));
    }

    [Theory, ClassData<Engines>]
    public async Task What_is_not_on_the_list_is_told_to_customer_service_and_stands_in_the_record_for_staff(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await AtTheGate(app);

        Assert.Equal(DenyCode.EquipmentNotListed, (await app.Get<MoveEquipment>().Tick(app.People.Guard.Id, permit.Id, new(0, EquipmentDirection.In, 1, "SN-2"))).Denied);

        var line = Assert.Single((await app.Get<TicketDetail>().For(app.People.OtherAgent.ToActor(), permit.TicketId))!.Timeline, happened => happened.Type == AuditEvent.DeniedAtGate);
        Assert.Equal(("EquipmentNotListed", "Server Dell R760 SN-1 ≠ SN-2"), (line.Values["denied"], line.Values["item"]));
        var told = await app.Read(db => db.Notifications.Where(row => row.Type == NotificationType.DeniedAtGate).Select(row => row.UserId).ToListAsync());
        Assert.Contains(app.People.Agent.Id, told);
        Assert.DoesNotContain((await app.Get<TicketDetail>().For(app.People.Client.ToActor(), permit.TicketId))!.Timeline, happened => happened.Type == AuditEvent.DeniedAtGate);
    }

    [Theory, ClassData<Engines>]
    public async Task What_is_inside_leaves_a_revoked_permit_and_the_client_reads_that_it_did(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await AtTheGate(app);
        await app.Get<MoveEquipment>().Tick(app.People.Guard.Id, permit.Id, new(0, EquipmentDirection.In, 1, "SN-1"));
        await app.Get<HoldPermit>().Revoke(app.People.Supervisor.Id, permit.Id, "Dicabut");

        Assert.Equal(EquipmentAnswer.Recorded, await app.Get<MoveEquipment>().Tick(app.People.Guard.Id, permit.Id, new(0, EquipmentDirection.Out, 1, "SN-1")));

        Assert.Equal(0, (await app.Permit(permit.TicketId)).EquipmentInside);
        var timeline = (await app.Get<TicketDetail>().For(app.People.Client.ToActor(), permit.TicketId))!.Timeline;
        Assert.Equal(["P16", "P17"], timeline.Where(happened => happened.Type is "P16" or "P17").Select(happened => happened.Type));
    }

    private static async Task<Permit> AtTheGate(TestApp app)
    {
        var permit = await app.Permit(await app.Approved(content: app.Visit() with { Equipment = [new(EquipmentDirection.In, "Server", "Dell", "R760", "SN-1", 1)] }));
        app.Clock.SetUtcNow(permit.Window.Start);
        return permit;
    }
}
