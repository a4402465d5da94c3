using System.Globalization;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using Xunit;

namespace Kalapa.Tests.App.Features;

/// <summary>Who decides, who guards, who visits and who reads the paper are told the same about escorts.</summary>
public sealed class EscortTests
{
    [Theory]
    [InlineData("VIS", "LBY", "required all the time inside")]
    [InlineData("WRK", "LBY", "not required")]
    [InlineData("WRK", "LBY DH1", "required in Data hall 1 (DH1)")]
    [InlineData("DLV", "DCK LBY", "required in Loading dock (DCK)")]
    public async Task The_decision_the_gate_the_pass_and_the_paper_say_the_same(string type, string zones, string said)
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var id = await app.Escalated(content: app.Visit() with { Answers = Requests.Answers(type), Types = [type], Zones = zones.Split(' ') });
        var row = Assert.Single(await app.Get<IBoardSource<TicketRow>>().Read([id], TestContext.Current.CancellationToken));
        Assert.Equal(said, InEnglish(() => ApprovalCheck.Of(row, new(default, 0, 0, 10)).Single(check => check.Word is "Escort" or "NoEscort").Values[0]));
        await app.Decide(app.People.Supervisor, id, Kalapa.Domain.Approvals.Outcome.Approved);
        app.Clock.SetUtcNow((await app.Permit(id)).Window.Start);

        var gate = await app.Get<GateDetail>().For(app.People.Guard.ToActor(), (await app.Permit(id)).Id);
        Assert.Equal(said, InEnglish(() => EscortText.Say(gate!.Escort)));
        var pass = await app.Get<PassDetail>().For(app.People.Client.ToActor(), id);
        Assert.Equal(said, InEnglish(() => EscortText.Say(pass!.Snapshot.Escort)));
        Assert.Contains(Dense(said), await Printed(app, id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permit_from_before_snapshots_prints_what_its_request_and_decision_say()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var id = await app.Approved(content: app.Visit() with { Racks = "R07", Zones = ["LBY"], Hazards = ["Debu"], Vehicles = [new("B 9012 KXT", "Truk")] });
        await app.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE Permits SET Snapshot = NULL"));

        var paper = await Printed(app, id);

        string[] expected = [app.People.Supervisor.DisplayName, "VIS Kunjungan atau inspeksi", "R07", "Debu", "B 9012 KXT (Truk)", "required all the time inside"];
        Assert.All(expected, part => Assert.Contains(Dense(part), paper, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_paper_drawn_after_the_branch_changed_is_the_paper_of_its_issue()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var id = await app.Approved(content: app.Visit() with { Zones = ["LBY"] });
        await app.Write(db =>
        {
            var branch = db.Branches.Single(row => row.Code == "CBT");
            (branch.Name, branch.Address, branch.EmergencyPhone, branch.Zones) = ("Elsewhere", "Elsewhere 1", "999", []);
            db.Tenants.Single(row => row.Id == app.People.Company.Id).LegalName = "PT Renamed";
        });

        var paper = await Printed(app, id);

        Assert.Contains("Cibitung(CBT)", paper, StringComparison.Ordinal);
        Assert.Contains(Dense(app.People.Company.LegalName), paper, StringComparison.Ordinal);
        Assert.Contains("(LBY)", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("999", paper, StringComparison.Ordinal);
    }

    private static async Task<string> Printed(TestApp app, Guid ticketId)
    {
        var file = await app.Get<PermitFiles>().For(app.People.Client.ToActor(), ticketId);
        await using var bytes = app.Get<Kalapa.App.Files.FileStore>().Open(file!.FileId!.Value);
        using var memory = new MemoryStream();
        await bytes.CopyToAsync(memory);
        using var document = PdfDocument.Open(memory.ToArray());
        return Dense(string.Concat(document.GetPages().Select(page => page.Text)));
    }

    private static string Dense(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static object InEnglish(Func<object> say)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Language.Culture(Language.English);
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
