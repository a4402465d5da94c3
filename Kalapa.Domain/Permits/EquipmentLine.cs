using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Permits;

/// <summary>What the guard ticks: so many pieces of one line go in or out.</summary>
/// <param name="Line">Place of the line in the permit's list, from 0.</param>
/// <param name="Direction">Which way it goes now; that need not be the line's own direction.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="Serial">The serial as the guard reads it on the thing; the listed one when the guard confirms it.</param>
public sealed record EquipmentTick(int Line, EquipmentDirection Direction, int Quantity, string Serial);

/// <summary>A tick that was recorded.</summary>
/// <param name="Direction">Which way it went.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="Serial">As read on the thing; empty when it has none.</param>
/// <param name="GuardId">The account at the gate.</param>
/// <param name="GuardName">The guard's name at that moment.</param>
/// <param name="At">When.</param>
public sealed record EquipmentMovement(EquipmentDirection Direction, int Quantity, string Serial, Guid GuardId, string GuardName, DateTimeOffset At);

/// <summary>How many pieces of a line went in and out so far; every single movement is in the gate's book.</summary>
/// <param name="Line">Place of the line in the permit's list, from 0.</param>
/// <param name="In">Pieces that went in, all ticks together.</param>
/// <param name="Out">Pieces that went out.</param>
/// <param name="Last">The last tick.</param>
public sealed record EquipmentCount(int Line, int In, int Out, EquipmentMovement Last);

/// <summary>What the gate answers to a tick: recorded when both are null.</summary>
/// <param name="Denied">Why the thing may not pass.</param>
/// <param name="Already">The same was recorded before, by this hand or another; nothing was written.</param>
public sealed record EquipmentAnswer(DenyCode? Denied, EquipmentMovement? Already)
{
    /// <summary>It went through.</summary>
    public static EquipmentAnswer Recorded { get; } = new(null, null);
}

/// <summary>
/// A line of the permit's equipment as it stands. What is listed <see cref="EquipmentDirection.In"/> may come in, and what came in on this
/// permit may go out again with the people who brought it (tools, a laptop), in again on another day, and so on; it never needs a line of its own for that.
/// What is listed <see cref="EquipmentDirection.Out"/> may go out, once. A device listed both ways is one device: out on either line is out.
/// </summary>
/// <param name="Number">Place in the permit's list, from 0.</param>
/// <param name="Item">What is listed.</param>
/// <param name="Inside">Pieces that were brought in on this permit and are inside; 0 for a line that is listed out.</param>
/// <param name="MayEnter">Pieces that may come in now.</param>
/// <param name="MayLeave">Pieces that may go out now.</param>
/// <param name="Last">The last tick; null for none.</param>
public sealed record EquipmentLine(int Number, EquipmentItem Item, int Inside, int MayEnter, int MayLeave, EquipmentMovement? Last)
{
    /// <summary>The lines of a permit with what was ticked so far.</summary>
    public static IReadOnlyList<EquipmentLine> Of(IReadOnlyList<EquipmentItem> items, IReadOnlyList<EquipmentCount> counts)
    {
        var twins = Twins(items);
        return [.. items.Select((item, number) =>
        {
            var own = counts.FirstOrDefault(count => count.Line == number);
            var left = (own?.Out ?? 0) + (twins.TryGetValue(number, out var twin) ? counts.FirstOrDefault(count => count.Line == twin)?.Out ?? 0 : 0);
            var inside = item.Direction is EquipmentDirection.In ? Math.Max(0, (own?.In ?? 0) - left) : 0;
            return item.Direction is EquipmentDirection.In
                ? new EquipmentLine(number, item, inside, item.Quantity - inside, inside, own?.Last)
                : new EquipmentLine(number, item, 0, 0, Math.Max(0, item.Quantity - left), own?.Last);
        })];
    }

    /// <summary>Lines of the same thing listed both ways, each with its other line.</summary>
    private static Dictionary<int, int> Twins(IReadOnlyList<EquipmentItem> items)
    {
        var numbered = items.Select((item, number) => (item, number)).ToList();
        return numbered.GroupBy(pair => Identity(pair.item))
            .SelectMany(same => same.Where(pair => pair.item.Direction is EquipmentDirection.In).Zip(same.Where(pair => pair.item.Direction is EquipmentDirection.Out)))
            .SelectMany(pair => (KeyValuePair<int, int>[])[new(pair.First.number, pair.Second.number), new(pair.Second.number, pair.First.number)])
            .ToDictionary();
    }

    // A serial names one thing; without one, the same words name the same kind of thing.
    private static string Identity(EquipmentItem item) => SerialNumber.Key(item.Serial) is { Length: > 0 } serial
        ? serial
        : string.Join('\n', new[] { "", item.Kind, item.Brand, item.Model }.Select(word => TypedText.Line(word).ToUpperInvariant()));
}
