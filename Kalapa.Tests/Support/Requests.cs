using System.Runtime.CompilerServices;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;

namespace Kalapa.Tests.Support;

/// <summary>A request that may be submitted, for tests to change in the one thing they are about.</summary>
internal static class Requests
{
    /// <summary>A Monday morning in Cibitung.</summary>
    public static readonly DateTimeOffset Now = new(2026, 7, 6, 9, 0, 0, TimeSpan.FromHours(7));

    public static Branch Cibitung() => new()
    {
        Code = "CBT",
        Name = "Cibitung",
        Address = "Cibitung, Bekasi",
        TimeZone = "Asia/Jakarta",
        EmergencyPhone = "+62 21 0000",
        MaxPeople = 40,
        Zones = [new Zone("DH1", "Data Hall 1", ZoneKind.DataHall, EscortRequired: true), new Zone("LBY", "Lobby", ZoneKind.Lobby, EscortRequired: false)],
    };

    public static Tenant Nusantara() => new()
    {
        Id = Guid.CreateVersion7(),
        LegalName = "PT Nusantara",
        ContractNo = "K-1",
        ContractTo = new DateOnly(2027, 12, 31),
        AllowedBranches = ["CBT"],
    };

    /// <summary>Low-risk work of one day, two days ahead.</summary>
    public static RequestContent Work() => new()
    {
        Title = "Replace a switch",
        Purpose = "The old one fails",
        WorkSteps = "Take out the old one\nPut in the new one",
        Answers = Answers("WRK"),
        Types = ["WRK"],
        Window = new VisitWindow(Now.AddDays(2), Now.AddDays(2).AddHours(8)),
        Zones = ["DH1"],
        Visitors = [Visitor("Sari", VisitorRole.Lead)],
        Declarations = [new(Declaration.HouseRules, 1, Guid.Empty, Now), new(Declaration.Privacy, 1, Guid.Empty, Now)],
    };

    /// <summary>Electrical work: of risk class 4, so two people approve it (T14).</summary>
    public static RequestContent HighRisk() => Work() with
    {
        Answers = Answers("WRK", "Q08"),
        Types = ["WRK", "ELC"],
        Zones = ["DH1", "LBY"],
        Visitors = [Visitor("Sari", VisitorRole.Lead), Visitor("Bagus", VisitorRole.Worker)],
    };

    /// <summary>The same work as an emergency: no paper is due before entry.</summary>
    public static RequestContent Emergency() => Work() with
    {
        Answers = Answers("EMG"),
        Types = ["EMG"],
        IncidentNumber = "INC-1",
    };

    /// <summary>Q01's answer, and "yes" to the named questions.</summary>
    public static Dictionary<string, string> Answers(string work, params IEnumerable<string> yes)
    {
        var answers = yes.ToDictionary(question => question, _ => "yes");
        answers.Add("Q01", work);
        return answers;
    }

    public static Visitor Visitor(string name, VisitorRole role, int birthYear = 1990) =>
        new(Guid.CreateVersion7(), name, IdType.Ktp, "1234", "PT Nusantara", "", birthYear, role);

    public static TicketDocument Document(string requirement, Guid? personId = null, Verdict verdict = Verdict.Pending)
    {
        var document = new TicketDocument { Requirement = requirement, PersonId = personId, AttachmentId = Guid.CreateVersion7(), Version = 1 };
        SetVerdict(document, verdict);
        return document;
    }

    // A verdict changes through the ticket alone; tests of what reads verdicts need one without a whole ticket's life.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Verdict")]
    private static extern void SetVerdict(TicketDocument document, Verdict verdict);
}
