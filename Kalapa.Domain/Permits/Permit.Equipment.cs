using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Permits;

/// <summary>What is carried in and out at the gate (P16, P17).</summary>
public sealed partial class Permit
{
    /// <summary>Within this time the same tick by the same guard is a press that was repeated.</summary>
    public static TimeSpan RepeatTime { get; } = TimeSpan.FromSeconds(5);

    /// <summary>What was ticked so far, a row for each line that was; null for none.</summary>
    public IReadOnlyList<EquipmentCount>? EquipmentCounts { get; private set; }

    /// <summary>The list with what was ticked so far.</summary>
    public IReadOnlyList<EquipmentLine> EquipmentLines() => EquipmentLine.Of(Equipment, EquipmentCounts ?? []);

    /// <summary>Pieces that were brought in on this permit and did not go out again.</summary>
    public int EquipmentInside => EquipmentLines().Sum(line => line.Inside);

    /// <summary>
    /// P16, P17: pieces of a listed line come in, under the guards of people's entry (P02), or go out, in every state in which people may leave.
    /// What is not on the list, or has another serial than the listed one, is denied as <see cref="DenyCode.EquipmentNotListed"/>.
    /// </summary>
    /// <exception cref="RuleBroken">
    /// <c>equipment.serial-missing</c>: the line has a serial and none was compared; <c>equipment.quantity</c>: less than one piece;
    /// <c>equipment.too-many</c>, with how many pieces of the line may still pass.
    /// </exception>
    public EquipmentAnswer MoveEquipment(EquipmentTick tick, Actor guard, Branch gate, TenantStatus tenant, DateTimeOffset now)
    {
        var isIn = tick.Direction is EquipmentDirection.In;
        var line = EquipmentLines().FirstOrDefault(line => line.Number == tick.Line);
        var refused = isIn ? GateCheck.Lookup(this, gate, tenant, now) : BranchCode != gate.Code ? DenyCode.WrongBranch : null;
        if (refused is not null || line is null)
        {
            return Refuse(refused ?? DenyCode.EquipmentNotListed, line is null ? tick.Serial : Named(line.Item), guard, gate, now);
        }

        var serial = TypedText.Line(tick.Serial);
        var may = isIn ? line.MayEnter : line.MayLeave;
        if (line.Last is { } last && last.Direction == tick.Direction && (may == 0 || IsRepeat(last, tick, guard, now)))
        {
            return new(null, last);
        }

        Require(tick.Quantity > 0, "equipment.quantity");
        Require(SerialNumber.Key(line.Item.Serial) is "" || SerialNumber.Key(tick.Serial).Length > 0, "equipment.serial-missing", line.Item.Serial);
        if (may == 0 || !SerialNumber.Matches(line.Item.Serial, tick.Serial))
        {
            return Refuse(DenyCode.EquipmentNotListed, serial.Length > 0 ? $"{Named(line.Item)} ≠ {serial}" : Named(line.Item), guard, gate, now);
        }

        Require(tick.Quantity <= may, "equipment.too-many", may);
        Note(tick, line, guard, now);
        return EquipmentAnswer.Recorded;
    }

    /// <summary>A thing came to the gate that is on no line: it does not pass, and it stands in the gate's book.</summary>
    /// <param name="what">What the guard sees: kind, serial, how many.</param>
    /// <param name="guard">Who sees it.</param>
    /// <param name="gate">Where.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleBroken"><c>equipment.what-missing</c>.</exception>
    public EquipmentAnswer TurnAwayEquipment(string what, Actor guard, Branch gate, DateTimeOffset now)
    {
        Require(!TypedText.IsBlank(what), "equipment.what-missing");
        return Refuse(DenyCode.EquipmentNotListed, TypedText.Line(what), guard, gate, now);
    }

    private static bool IsRepeat(EquipmentMovement last, EquipmentTick tick, Actor guard, DateTimeOffset now) =>
        last.GuardId == guard.UserId && last.Quantity == tick.Quantity && now - last.At < RepeatTime;

    private static string Named(EquipmentItem item) => string.Join(' ', new[] { item.Kind, item.Brand, item.Model, item.Serial }.Where(part => part.Length > 0));

    private void Note(EquipmentTick tick, EquipmentLine line, Actor guard, DateTimeOffset now)
    {
        var isIn = tick.Direction is EquipmentDirection.In;
        var moved = new EquipmentMovement(tick.Direction, tick.Quantity, TypedText.Line(tick.Serial), guard.UserId, guard.Name, now);
        var before = EquipmentCounts?.FirstOrDefault(count => count.Line == line.Number) ?? new(line.Number, 0, 0, moved);
        var after = isIn ? before with { In = before.In + tick.Quantity, Last = moved } : before with { Out = before.Out + tick.Quantity, Last = moved };
        EquipmentCounts = [.. (EquipmentCounts ?? []).Where(count => count.Line != line.Number), after];
        Move(isIn ? PermitAction.EquipmentIn : PermitAction.EquipmentOut, guard, now, ("item", Named(line.Item)), ("quantity", tick.Quantity));
        _gateEvents.Add(GateEvent.Equipment(this, isIn ? GateEventType.EquipmentIn : GateEventType.EquipmentOut, line, moved));
    }

    private EquipmentAnswer Refuse(DenyCode code, string what, Actor guard, Branch gate, DateTimeOffset now)
    {
        _gateEvents.Add(GateEvent.EquipmentDenied(Id, gate.Code, code, what, guard, now));
        return new(code, null);
    }
}
