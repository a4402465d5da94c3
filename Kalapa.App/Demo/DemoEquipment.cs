using Kalapa.Domain.PermitRequests;

namespace Kalapa.App.Demo;

/// <summary>What people bring and take; each visit's things have serials of their own, so that the device register fills.</summary>
internal static class DemoEquipment
{
    /// <summary>The list of a work.</summary>
    /// <param name="work">With the answers that say which way equipment goes.</param>
    /// <param name="tenantId">Whose.</param>
    /// <param name="start">When it is brought.</param>
    public static IReadOnlyList<EquipmentItem> Of(DemoWork work, Guid tenantId, DateTimeOffset start)
    {
        var own = $"{tenantId:N}"[^2..].ToUpperInvariant() + $"{start.UtcDateTime:ddHH}";
        return
        [
            .. work.Answers.Contains("Q03=yes") ? Brought(work, own) : [],
            .. work.Answers.Contains("Q04=yes") ? [new EquipmentItem(EquipmentDirection.Out, "Server", "HPE", "ProLiant DL360", $"CZ27-{own}", 1)] : Array.Empty<EquipmentItem>(),
        ];
    }

    private static EquipmentItem[] Brought(DemoWork work, string own) =>
        work == DemoWork.Disk ? [In("Hard disk", "Seagate", "Exos X18 16 TB", $"ZR5-{own}")]
        : work == DemoWork.Switch ? [In("Switch", "Juniper", "EX4400-48T", $"ZD46-{own}")]
        : work == DemoWork.RackProject ? [In("PDU", "APC", "AP8853", $"5A23-{own}1"), In("PDU", "APC", "AP8853", $"5A23-{own}2"), In("Kabel daya", "", "C13–C14 2 m", "", 24)]
        : [In("Server", "Dell", "PowerEdge R660", $"8KX2-{own}1"), In("Server", "Dell", "PowerEdge R660", $"8KX2-{own}2")];

    private static EquipmentItem In(string kind, string brand, string model, string serial, int quantity = 1) => new(EquipmentDirection.In, kind, brand, model, serial, quantity);
}
