using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;

namespace Kalapa.Domain.Permits;

/// <summary>How far visitors are escorted, from the weakest to the strongest.</summary>
public enum EscortExtent
{
    /// <summary>Nobody has to escort.</summary>
    None,

    /// <summary>In the named zones only.</summary>
    InZones,

    /// <summary>All the time they are inside.</summary>
    Always,
}

/// <summary>
/// Must this visit be escorted, and where? The one answer to that question: the decision, the gate, the pass and the printed permit all ask it.
/// What the types of work demand (<see cref="Escort"/>) and what the zones demand (<see cref="Zone.EscortRequired"/>) are taken together:
/// <see cref="Escort.Always"/> holds in every zone; <see cref="Escort.Dock"/> adds the docks to the zones that demand it, and holds everywhere when
/// the visit has no dock, since what is delivered then goes somewhere else; <see cref="Escort.Branch"/> leaves it to the branch, which says so by its zones.
/// </summary>
/// <param name="Extent">How far.</param>
/// <param name="Zones">The zones of the visit in which somebody escorts: all of them for <see cref="EscortExtent.Always"/>.</param>
public sealed record EscortDuty(EscortExtent Extent, IReadOnlyList<Zone> Zones)
{
    /// <summary>Somebody has to escort, be it in one zone.</summary>
    public bool IsNeeded => Extent is not EscortExtent.None;

    /// <summary>The duty of a visit.</summary>
    /// <param name="types">Codes of its permit types.</param>
    /// <param name="zoneCodes">The zones it opens.</param>
    /// <param name="branch">Whose zones they are; a code it does not have counts for nothing.</param>
    /// <param name="catalogue">What the types demand.</param>
    /// <exception cref="KeyNotFoundException">A type is not in the catalogue.</exception>
    public static EscortDuty Of(IEnumerable<string> types, IReadOnlyCollection<string> zoneCodes, Branch branch, PermitCatalogue catalogue)
    {
        var zones = branch.Zones.Where(zone => zoneCodes.Contains(zone.Code)).ToList();
        var demand = catalogue.Terms(types).Escort;
        var isOnDock = demand is Escort.Dock && zones.Exists(IsDock);
        if (demand is Escort.Always || (demand is Escort.Dock && !isOnDock))
        {
            return new(EscortExtent.Always, zones);
        }

        var escorted = zones.FindAll(zone => zone.EscortRequired || (isOnDock && IsDock(zone)));
        return new(escorted.Count > 0 ? EscortExtent.InZones : EscortExtent.None, escorted);
    }

    private static bool IsDock(Zone zone) => zone.Kind is ZoneKind.Dock;
}
