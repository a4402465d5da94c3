using System.Runtime.CompilerServices;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Approvals;

public sealed class RevisionHashTests
{
    private static readonly VisitWindow Window = new(Requests.Now, Requests.Now.AddHours(8), new TimeOnly(8, 0), new TimeOnly(17, 0));
    private static readonly Visitor Sari = Requests.Visitor("Sari", VisitorRole.Lead);
    private static readonly Visitor Budi = Requests.Visitor("Budi", VisitorRole.Worker);
    private static readonly EquipmentItem Switch = new(EquipmentDirection.In, "Switch", "Cisco", "C9300", "SN1", 1);

    private static readonly RequestContent Content = Requests.Work() with
    {
        Window = Window,
        Racks = "R01",
        ContactPhone = "0812",
        Visitors = [Sari, Budi],
        Vehicles = [new Vehicle("B 1234 CD", "Car")],
        Equipment = [Switch],
        Hazards = ["Noise"],
        IncidentNumber = "INC-1",
    };

    /// <summary>Each changes one thing, and is named for the property of the request it is in.</summary>
    public static TheoryData<string, RequestContent> Changes { get; } = new()
    {
        { nameof(RequestContent.Title), Content with { Title = "Other" } },
        { nameof(RequestContent.Purpose), Content with { Purpose = "Other" } },
        { nameof(RequestContent.WorkSteps), Content with { WorkSteps = "Other" } },
        { nameof(RequestContent.Answers), Content with { Answers = Requests.Answers("PRJ") } },
        { nameof(RequestContent.Answers), Content with { Answers = Requests.Answers("WRK", "Q02") } },
        { nameof(RequestContent.Types), Content with { Types = ["WRK", "HOT"] } },
        { nameof(RequestContent.Window), Content with { Window = null } },
        { nameof(RequestContent.Window), Content with { Window = Window with { Start = Window.Start.AddMinutes(1) } } },
        { nameof(RequestContent.Window), Content with { Window = Window with { End = Window.End.AddMinutes(1) } } },
        { nameof(RequestContent.Window), Content with { Window = Window with { DailyFrom = new TimeOnly(7, 0) } } },
        { nameof(RequestContent.Window), Content with { Window = Window with { DailyFrom = null } } },
        { nameof(RequestContent.Window), Content with { Window = Window with { DailyTo = new TimeOnly(18, 0) } } },
        { nameof(RequestContent.Zones), Content with { Zones = ["DH1", "LBY"] } },
        { nameof(RequestContent.Racks), Content with { Racks = "R02" } },
        { nameof(RequestContent.ContactPhone), Content with { ContactPhone = "0813" } },
        { nameof(RequestContent.Visitors), Content with { Visitors = [Sari] } },
        { nameof(RequestContent.Visitors), WithBudi(Budi with { PersonId = Guid.Empty }) },
        { nameof(RequestContent.Visitors), WithBudi(Budi with { FullName = "Budi S" }) },
        { nameof(RequestContent.Visitors), WithBudi(Budi with { IdType = IdType.Passport }) },
        { nameof(RequestContent.Visitors), WithBudi(Budi with { IdLast4 = "9999" }) },
        { nameof(RequestContent.Visitors), WithBudi(Budi with { Company = "PT Lain" }) },
        { nameof(RequestContent.Visitors), WithBudi(Budi with { Phone = "0811" }) },
        { nameof(RequestContent.Visitors), WithBudi(Budi with { BirthYear = 1991 }) },
        { nameof(RequestContent.Visitors), WithBudi(Budi with { Role = VisitorRole.Guest }) },
        { nameof(RequestContent.Visitors), WithBudi(Budi with { AgeConfirmedAtGate = true }) },
        { nameof(RequestContent.Vehicles), Content with { Vehicles = [] } },
        { nameof(RequestContent.Vehicles), Content with { Vehicles = [new Vehicle("B 1 X", "Car")] } },
        { nameof(RequestContent.Vehicles), Content with { Vehicles = [new Vehicle("B 1234 CD", "Truck")] } },
        { nameof(RequestContent.Equipment), Content with { Equipment = [] } },
        { nameof(RequestContent.Equipment), Content with { Equipment = [Switch with { Direction = EquipmentDirection.Out }] } },
        { nameof(RequestContent.Equipment), Content with { Equipment = [Switch with { Kind = "Router" }] } },
        { nameof(RequestContent.Equipment), Content with { Equipment = [Switch with { Brand = "Juniper" }] } },
        { nameof(RequestContent.Equipment), Content with { Equipment = [Switch with { Model = "C9400" }] } },
        { nameof(RequestContent.Equipment), Content with { Equipment = [Switch with { Serial = "SN2" }] } },
        { nameof(RequestContent.Equipment), Content with { Equipment = [Switch with { Quantity = 2 }] } },
        { nameof(RequestContent.Hazards), Content with { Hazards = ["Noise", "Dust"] } },
        { nameof(RequestContent.IncidentNumber), Content with { IncidentNumber = "INC-2" } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_change_of_the_content_changes_the_hash(string property, RequestContent changed)
    {
        var changes = typeof(RequestContent).GetProperties().Where(one => !Equals(one.GetValue(Content), one.GetValue(changed)));

        Assert.Equal([property], changes.Select(one => one.Name));
        Assert.NotEqual(Of(Content), Of(changed));
    }

    [Fact]
    public void No_property_of_the_content_is_forgotten_but_the_declarations()
    {
        var properties = typeof(RequestContent).GetProperties().Where(property => property.CanWrite).Select(property => property.Name);

        Assert.Equal(properties.Except([nameof(RequestContent.Declarations)]).Order(), Changes.Select(row => row.Data.Item1).Distinct().Order());
    }

    [Fact]
    public void Declarations_are_no_part_of_what_is_decided() => Assert.Equal(Of(Content), Of(Content with { Declarations = [] }));

    [Fact]
    public void Branch_changes_the_hash() => Assert.NotEqual(RevisionHash.Of("CBT", Content, []), RevisionHash.Of("BDG", Content, []));

    [Fact]
    public void Hash_is_a_lower_case_sha256() => Assert.Matches("^[0-9a-f]{64}$", Of(Content));

    [Fact]
    public void Form_one_never_changes_under_a_stored_hash()
    {
        var content = new RequestContent { Title = "Ganti switch", Answers = Requests.Answers("WRK"), Types = ["WRK"], Window = Window, Zones = ["DH1"] };

        Assert.Equal("d8d7dfcc82c5571f3091716d052b218635a4bfd29fafa5dbd422e81e1e21f89e", RevisionHash.Of("CBT", content, []));
    }

    [Fact]
    public void Order_in_which_questions_were_answered_does_not_matter()
    {
        var forward = new Dictionary<string, string> { ["Q01"] = "WRK", ["Q02"] = "yes", ["Q03"] = "no" };
        var backward = new Dictionary<string, string> { ["Q03"] = "no", ["Q02"] = "yes", ["Q01"] = "WRK" };

        Assert.Equal(Of(Content with { Answers = forward }), Of(Content with { Answers = backward }));
    }

    [Fact]
    public void Order_in_which_papers_are_read_does_not_matter()
    {
        TicketDocument[] papers = [Requests.Document("D01"), Requests.Document("D12", Sari.PersonId), Requests.Document("D12", Budi.PersonId)];

        Assert.Equal(RevisionHash.Of("CBT", Content, papers), RevisionHash.Of("CBT", Content, papers.Reverse()));
    }

    [Fact]
    public void Offset_in_which_a_window_was_typed_does_not_matter() => Assert.Equal(
        Of(Content),
        Of(Content with { Window = Window with { Start = Window.Start.ToUniversalTime(), End = Window.End.ToUniversalTime() } }));

    [Fact]
    public void What_moves_between_neighbours_changes_the_hash()
    {
        Assert.NotEqual(Of(Content with { Title = "ab", Purpose = "c" }), Of(Content with { Title = "a", Purpose = "bc" }));
        Assert.NotEqual(Of(Content with { Zones = ["ab", "c"] }), Of(Content with { Zones = ["a", "bc"] }));
        Assert.NotEqual(Of(Content with { Zones = ["ab"] }), Of(Content with { Zones = ["a", "b"] }));
        Assert.NotEqual(
            Of(Content with { Window = Window with { DailyFrom = null } }),
            Of(Content with { Window = Window with { DailyFrom = Window.DailyTo, DailyTo = null } }));
        Assert.NotEqual(
            Of(Content with { Answers = new Dictionary<string, string> { ["Q01"] = "Q02" } }),
            Of(Content with { Answers = new Dictionary<string, string> { ["Q0"] = "1Q02" } }));
    }

    [Fact]
    public void Every_change_of_a_paper_changes_the_hash()
    {
        TicketDocument[] papers =
        [
            new() { Requirement = "D01", Version = 1 },
            new() { Requirement = "D02", Version = 1 },
            new() { Requirement = "D01", Version = 2 },
            new() { Requirement = "D01", Version = 1, PersonId = Budi.PersonId },
            new() { Requirement = "D01", Version = 1, AttachmentId = Budi.PersonId },
            new() { Requirement = "D01", Version = 1, ValidTo = new DateOnly(2026, 12, 31) },
            Judged(Verdict.Accepted),
            Judged(Verdict.WaiverAsked),
            Judged(Verdict.WaiverAsked, note: "Expected tomorrow"),
            Judged(Verdict.Rejected, ReasonCode.Expired),
            Judged(Verdict.Rejected, ReasonCode.Missing),
        ];
        var hashes = papers.Select(paper => RevisionHash.Of("CBT", Content, [paper])).Append(Of(Content)).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    private static TicketDocument Judged(Verdict verdict, ReasonCode? reason = null, string note = "")
    {
        var paper = new TicketDocument { Requirement = "D01", Version = 1 };
        SetVerdict(paper, verdict);
        SetReason(paper, reason);
        SetNote(paper, note);
        return paper;
    }

    private static string Of(RequestContent content) => RevisionHash.Of("CBT", content, []);

    private static RequestContent WithBudi(Visitor changed) => Content with { Visitors = [Sari, changed] };

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Verdict")]
    private static extern void SetVerdict(TicketDocument document, Verdict verdict);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Reason")]
    private static extern void SetReason(TicketDocument document, ReasonCode? reason);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Note")]
    private static extern void SetNote(TicketDocument document, string note);
}
