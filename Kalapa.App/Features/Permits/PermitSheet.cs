using Kalapa.App.Shared;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Permits;

/// <summary>A label with its lines.</summary>
public sealed record SheetFact(string Label, IReadOnlyList<string> Lines);

/// <summary>What stands on the printed permit, in both languages, before it has a place on the page.</summary>
/// <param name="Number">The ticket's number.</param>
/// <param name="Code">The permit's code.</param>
/// <param name="Revision">Of the permit.</param>
/// <param name="CheckAddress">In the QR.</param>
public sealed record PermitSheet(string Number, string Code, int Revision, string CheckAddress)
{
    /// <summary>Window, place, company, work.</summary>
    public required IReadOnlyList<SheetFact> Facts { get; init; }

    /// <summary>A row each: name, company, role, ID.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> People { get; init; }

    /// <summary>The supervisor's conditions; empty for none.</summary>
    public required string Conditions { get; init; }

    /// <summary>Papers the supervisor let go.</summary>
    public required IReadOnlyList<string> Waivers { get; init; }

    /// <summary>Equipment that comes in.</summary>
    public required IReadOnlyList<string> EquipmentIn { get; init; }

    /// <summary>Equipment that goes out.</summary>
    public required IReadOnlyList<string> EquipmentOut { get; init; }

    /// <summary>Reads it from the permit's snapshot, and from the request what a decision cannot narrow.</summary>
    public static PermitSheet Of(Permit permit, Ticket ticket, Branch branch, string company, string checkAddress)
    {
        var zones = branch.Zones.Where(zone => permit.Zones.Contains(zone.Code)).ToList();
        return new(ticket.Number!, permit.Code, permit.Revision, checkAddress)
        {
            Facts =
            [
                new(Bilingual.Say("Window"), Bilingual.Each(_ => BranchTime.ShowRange(permit.Window.Start, permit.Window.End, branch.Clock))),
                new(Bilingual.Say("Daily"), [Hours(permit.Window, branch.Clock)]),
                new(Bilingual.Say("Branch"), [$"{branch.Name} ({branch.Code})", branch.Address]),
                new(Bilingual.Say("Places"), [Names(zones), .. ticket.Content.Racks.Length > 0 ? (string[])[Bilingual.Say("Racks", ticket.Content.Racks)] : []]),
                new(Bilingual.Say("Company"), [company]),
                new(Bilingual.Say("Escort"), [Escort(zones)]),
                new(Bilingual.Say("Work"), [ticket.Content.Title]),
                new(Bilingual.Say("Emergency"), [branch.EmergencyPhone]),
                new(Bilingual.Say("Issued"), Bilingual.Each(_ => BranchTime.Show(permit.IssuedAt, branch.Clock))),
            ],
            People = [.. permit.Listed().Select(Row)],
            Conditions = permit.Conditions,
            Waivers = [.. permit.Waivers.Select(Paper)],
            EquipmentIn = Equipment(permit, EquipmentDirection.In),
            EquipmentOut = Equipment(permit, EquipmentDirection.Out),
        };
    }

    private static string Hours(VisitWindow window, TimeZoneInfo clock) => window is { DailyFrom: { } from, DailyTo: { } to }
        ? Bilingual.Join(_ => $"{BranchTime.Hour(from)}–{BranchTime.Hour(to)} {BranchTime.ZoneName(window.Start, clock)}")
        : Bilingual.Say("Daily.All");

    private static string Escort(List<Zone> zones)
    {
        var escorted = zones.Where(zone => zone.EscortRequired).ToList();
        return escorted.Count > 0 ? Bilingual.Say("Escort.Required", Names(escorted)) : Bilingual.Say("Escort.None");
    }

    private static string Names(IEnumerable<Zone> zones) => string.Join(", ", zones.Select(zone => $"{zone.Name} ({zone.Code})"));

    private static IReadOnlyList<string> Row(PermitPerson person) =>
    [
        person.FullName,
        person.Company,
        Bilingual.Say($"Role.{person.VisitorRole}"),
        $"{Bilingual.Say($"Id.{person.IdType}")} ····{person.IdLast4}{(person.AgeConfirmedAtGate ? $" ({Bilingual.Say("AgeCheck")})" : "")}",
    ];

    private static string Paper(string code)
    {
        var paper = PermitCatalogue.Default.Papers.Single(paper => paper.Code == code);
        return $"{code} {Bilingual.Join(language => language.TwoLetterISOLanguageName == "id" ? paper.NameId : paper.NameEn)}";
    }

    private static IReadOnlyList<string> Equipment(Permit permit, EquipmentDirection direction) =>
    [
        .. permit.Equipment.Where(item => item.Direction == direction)
            .Select(item => $"{item.Quantity} × {string.Join(' ', new[] { item.Kind, item.Brand, item.Model }.Where(part => part.Length > 0))}{(item.Serial.Length > 0 ? $" (S/N {item.Serial})" : "")}"),
    ];
}
