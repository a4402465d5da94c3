using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.Papers;

/// <summary>
/// Which facts of a request a paper speaks about. An accepted paper stays accepted on resubmission unless these changed (T09).
/// </summary>
public static class PaperInputs
{
    /// <summary>A fingerprint of the facts that paper <paramref name="requirement"/> is about.</summary>
    public static string Of(string requirement, string branchCode, RequestContent content)
    {
        object facts = requirement switch
        {
            "D02" or "D12" or "D13" => People(content),
            "D04" => content.Visitors.Select(visitor => visitor.Company).Distinct().Order(),
            "D06" or "D07" => content.Equipment,
            "D17" => content.Hazards,
            "D20" => content.IncidentNumber,
            "D01" => new { branchCode, content.Types, content.Window, People = People(content) },
            _ => new { branchCode, content.Types, content.Title, content.WorkSteps, content.Zones },
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(facts))));
    }

    private static IEnumerable<object> People(RequestContent content) =>
        content.Visitors.Select(visitor => new { visitor.PersonId, visitor.FullName, visitor.Role });
}
