using System.Security.Cryptography;
using System.Text;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Devices;

/// <summary>
/// A line of the device register (desk.md section 4). It is made by the gate's ticks alone (P16, P17), never by typing: whoever applies the same ticks
/// in the same order gets the same device. A serial names one thing of its company, at whatever branch and under whatever permit it passes;
/// what has none is counted by its words, a branch for itself.
/// </summary>
public sealed class Device
{
    /// <summary>Most of a name, in UTF-16 units.</summary>
    public const int LongestName = 250;

    /// <summary>Most of a serial, in UTF-16 units.</summary>
    public const int LongestSerial = 120;

    /// <summary>Most of what it is found by, in UTF-16 units.</summary>
    public const int LongestWords = 600;

    private Device()
    {
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is: the company on whose permits it passes.</summary>
    public Guid TenantId { get; private set; }

    /// <summary>What makes two ticks be about one device of a company (<see cref="KeyOf"/>).</summary>
    public string Key { get; private set; } = "";

    /// <summary>Kind, brand and model as they were listed last.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The serial as it was listed last; empty for what has none.</summary>
    public string Serial { get; private set; } = "";

    /// <summary>Name, serial and racks, folded: what a search looks in (<see cref="TypedText.Fold"/>).</summary>
    public string Words { get; private set; } = "";

    /// <summary>Where it is, or passed the gate last.</summary>
    public string BranchCode { get; private set; } = "";

    /// <summary>The zone that the permit named under which it came in; empty when that named several or none.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>The racks that the permit named under which it came in, as typed there.</summary>
    public string Rack { get; private set; } = "";

    /// <summary>The racks' words, each between spaces, so that <c>A1</c> does not find <c>A12</c> (<see cref="RackWord"/>).</summary>
    public string RackWords { get; private set; } = "";

    /// <summary>Pieces that are inside; a thing with a serial is one, however often it was ticked in.</summary>
    public int Inside { get; private set; }

    /// <summary>Some of it is inside.</summary>
    public bool IsInside { get; private set; }

    /// <summary>How often it passed a gate.</summary>
    public int Steps { get; private set; }

    /// <summary>Who asked for the permit under which it passed last.</summary>
    public Guid RequesterId { get; private set; }

    /// <summary>When it passed last.</summary>
    public DateTimeOffset MovedAt { get; private set; }

    /// <summary>What it is called in one line.</summary>
    public string Label => Serial.Length > 0 ? $"{Name} · {Serial}" : Name;

    /// <summary>The facts that decide who may see it (O73).</summary>
    public AccessSubject Subject => new(BranchCode, TenantId, RequesterId);

    /// <summary>A device that passes for the first time; <see cref="Move"/> says how.</summary>
    public static Device Begin(Guid id, Guid tenantId, string key) => new() { Id = id, TenantId = tenantId, Key = key };

    /// <summary>A device with the value that <paramref name="ticks"/> give it, oldest first.</summary>
    public static Device Of(Guid id, Guid tenantId, string key, IEnumerable<DeviceTick> ticks)
    {
        var device = Begin(id, tenantId, key);
        device.Replay(ticks);
        return device;
    }

    /// <summary>
    /// Names the device that a listed line is about, within its company: by its serial as <see cref="SerialNumber"/> compares it, else by its words at that branch.
    /// What the guard reads on a thing that is listed without a serial names no other thing.
    /// </summary>
    public static string KeyOf(EquipmentItem item, string branchCode)
    {
        var named = SerialNumber.Key(item.Serial) is { Length: > 0 } serial
            ? "S\n" + serial
            : string.Join('\n', new[] { "W", branchCode, item.Kind, item.Brand, item.Model }.Select(word => TypedText.Line(word).ToUpperInvariant()));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(named)));
    }

    /// <summary>
    /// It passed the gate. In: it is at the permit's place, and of a thing with a serial there is no more than the line lists, so that an exit nobody ticked does
    /// not count it twice. Out: it is out, under whatever permit it goes, and never less than nothing is inside.
    /// </summary>
    public void Move(DeviceTick tick)
    {
        var (item, isIn) = (tick.Item, tick.Direction is EquipmentDirection.In);
        var inside = isIn ? Inside + tick.Quantity : Math.Max(0, Inside - tick.Quantity);
        Inside = isIn && SerialNumber.Key(item.Serial).Length > 0 ? Math.Min(inside, Math.Max(item.Quantity, Inside)) : inside;
        IsInside = Inside > 0;
        Name = TypedText.Shorten(item.Name, LongestName);
        Serial = TypedText.Shorten(TypedText.Line(item.Serial), LongestSerial);
        Steps++;
        (BranchCode, RequesterId, MovedAt) = (tick.Place.BranchCode, tick.RequesterId, tick.At);
        if (isIn)
        {
            (Zone, Rack) = (tick.Place.Zone, tick.Place.Rack);
        }

        RackWords = TypedText.Shorten(string.Concat(TypedText.IndexWords(Rack).Select(word => $" {word}")), LongestWords - 1) + " ";
        Words = TypedText.Shorten(TypedText.Fold($"{Name} {Serial} {Rack}"), LongestWords);
    }

    /// <summary>One word of a rack as <see cref="RackWords"/> has it.</summary>
    public static string RackWord(SearchTerm term) => $" {TypedText.IndexWord(term.Joined)} ";

    /// <summary>Forgets what it is and follows <paramref name="ticks"/>, oldest first.</summary>
    public void Replay(IEnumerable<DeviceTick> ticks)
    {
        (Inside, IsInside, Zone, Rack, Steps) = (0, false, "", "", 0);
        foreach (var tick in ticks)
        {
            Move(tick);
        }
    }

    /// <summary>Both say the same of a device.</summary>
    public bool Says(Device other) =>
        (TenantId, Key, Name, Serial, Words, BranchCode, Zone) == (other.TenantId, other.Key, other.Name, other.Serial, other.Words, other.BranchCode, other.Zone)
        && (Rack, Inside, IsInside, Steps, RequesterId, MovedAt) == (other.Rack, other.Inside, other.IsInside, other.Steps, other.RequesterId, other.MovedAt);
}
