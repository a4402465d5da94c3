using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kalapa.Domain.PermitRequests;

namespace Kalapa.Domain.Papers;

/// <summary>
/// Which facts of a request a paper speaks about. An accepted paper stays accepted on resubmission unless these changed (T09).
/// </summary>
public static class PaperInputs
{
    /// <summary>A fingerprint of the facts that the paper in <paramref name="slot"/> is about.</summary>
    public static string Of(PaperSlot slot, string branchCode, RequestContent content)
    {
        object facts = slot.Requirement switch
        {
            "D02" or "D13" => People(content),
            "D04" => content.Visitors.Select(visitor => visitor.Company).Distinct().Order(StringComparer.Ordinal),
            "D06" or "D07" => content.Equipment,
            // What the worker must be competent in, and the worker; the others have certificates of their own.
            "D12" => new { content.Types, People = People(content).Where(person => person.PersonId == slot.PersonId) },
            "D17" => content.Hazards,
            "D20" => content.IncidentNumber,
            "D01" => new { branchCode, content.Types, Window = InUtc(content.Window), People = People(content) },
            _ => new { branchCode, content.Types, content.Title, content.WorkSteps, content.Zones },
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(facts))));
    }

    // The instants count, not the offset they were typed in.
    private static VisitWindow? InUtc(VisitWindow? window) =>
        window is null ? null : window with { Start = window.Start.ToUniversalTime(), End = window.End.ToUniversalTime() };

    private static IEnumerable<NamedPerson> People(RequestContent content) =>
        content.Visitors.Select(visitor => new NamedPerson(visitor.PersonId, visitor.FullName, visitor.Role));

    private sealed record NamedPerson(Guid PersonId, string FullName, VisitorRole Role);
}
