using Kalapa.App.Shared;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;

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
    /// <summary>How much of the revision's hash is printed: enough to compare by eye.</summary>
    private const int HashLetters = 16;

    /// <summary>Window, place, company, work, and who authorised it.</summary>
    public required IReadOnlyList<SheetFact> Facts { get; init; }

    /// <summary>A row each: name, company, role, ID.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> People { get; init; }

    /// <summary>The supervisor's conditions; empty for none.</summary>
    public required string Conditions { get; init; }

    /// <summary>Hazards the client named.</summary>
    public required IReadOnlyList<string> Hazards { get; init; }

    /// <summary>Papers the supervisor let go.</summary>
    public required IReadOnlyList<string> Waivers { get; init; }

    /// <summary>Vehicles that come.</summary>
    public required IReadOnlyList<string> Vehicles { get; init; }

    /// <summary>Equipment that comes in.</summary>
    public required IReadOnlyList<string> EquipmentIn { get; init; }

    /// <summary>Equipment that goes out.</summary>
    public required IReadOnlyList<string> EquipmentOut { get; init; }

    /// <summary>Reads it from the permit and its snapshot alone, so that it is the same whenever it is drawn.</summary>
    /// <param name="permit">The permit.</param>
    /// <param name="snapshot">Its snapshot.</param>
    /// <param name="number">The ticket's number.</param>
    /// <param name="clock">The branch's zone.</param>
    /// <param name="checkAddress">In the QR.</param>
    public static PermitSheet Of(Permit permit, PermitSnapshot snapshot, string number, TimeZoneInfo clock, string checkAddress) =>
        new(number, permit.Code, permit.Revision, checkAddress)
        {
            Facts =
            [
                new(Bilingual.Say("Window"), Bilingual.Each(_ => BranchTime.ShowRange(permit.Window.Start, permit.Window.End, clock))),
                new(Bilingual.Say("Daily"), [Hours(permit.Window, clock)]),
                new(Bilingual.Say("Branch"), [$"{snapshot.BranchName} ({permit.BranchCode})", snapshot.BranchAddress]),
                new(Bilingual.Say("Emergency"), [snapshot.EmergencyPhone]),
                new(Bilingual.Say("Company"), [snapshot.Company]),
                new(Bilingual.Say("Places"), [string.Join(", ", snapshot.Zones.Select(zone => $"{zone.Name} ({zone.Code})")), .. snapshot.Racks.Length > 0 ? (string[])[$"{Bilingual.Say("Racks")}: {snapshot.Racks}"] : []]),
                new(Bilingual.Say("Work"), [snapshot.Title]),
                new(Bilingual.Say("Escort"), [Bilingual.Join(language => EscortText.Say(snapshot.Escort, language))]),
                new(Bilingual.Say("Types"), [.. snapshot.Types.Select(Named)]),
                new(Bilingual.Say("Approved"), [.. Deciders(snapshot), .. Bilingual.Each(_ => BranchTime.Show(snapshot.DecidedAt, clock))]),
                new(Bilingual.Say("Hash"), [permit.RevisionHash[..Math.Min(HashLetters, permit.RevisionHash.Length)]]),
                new(Bilingual.Say("Issued"), Bilingual.Each(_ => BranchTime.Show(permit.IssuedAt, clock))),
            ],
            People = [.. permit.Listed().Select(Row)],
            Conditions = permit.Conditions,
            Hazards = snapshot.Hazards,
            Waivers = [.. snapshot.Waivers.Select(Named)],
            Vehicles = [.. snapshot.Vehicles.Select(vehicle => vehicle.Kind.Length > 0 ? $"{vehicle.Plate} ({vehicle.Kind})" : vehicle.Plate)],
            EquipmentIn = Equipment(permit, EquipmentDirection.In),
            EquipmentOut = Equipment(permit, EquipmentDirection.Out),
        };

    // A permit from before all names were kept has the one.
    private static IReadOnlyList<string> Deciders(PermitSnapshot snapshot) =>
        snapshot.Deciders.Count == 0 ? [snapshot.DecidedBy] : [.. snapshot.Deciders.Select(one => Bilingual.Join(language => DeciderText.Say([one], language)))];

    private static string Hours(VisitWindow window, TimeZoneInfo clock) => window is { DailyFrom: { } from, DailyTo: { } to }
        ? Bilingual.Join(_ => $"{BranchTime.Hour(from)}–{BranchTime.Hour(to)} {BranchTime.ZoneName(window.Start, clock)}")
        : Bilingual.Say("Daily.All");

    private static IReadOnlyList<string> Row(PermitPerson person) =>
    [
        person.FullName,
        person.Company,
        Bilingual.Say($"Role.{person.VisitorRole}"),
        $"{Bilingual.Say($"Id.{person.IdType}")} ····{person.IdLast4}{(person.AgeConfirmedAtGate ? $" ({Bilingual.Say("AgeCheck")})" : "")}",
    ];

    private static string Named(NamedCode code) =>
        $"{code.Code} {Bilingual.Join(language => language.TwoLetterISOLanguageName == "id" ? code.NameId : code.NameEn)}";

    private static IReadOnlyList<string> Equipment(Permit permit, EquipmentDirection direction) =>
    [
        .. permit.Equipment.Where(item => item.Direction == direction)
            .Select(item => $"{item.Quantity} × {string.Join(' ', new[] { item.Kind, item.Brand, item.Model }.Where(part => part.Length > 0))}{(item.Serial.Length > 0 ? $" (S/N {item.Serial})" : "")}"),
    ];
}
