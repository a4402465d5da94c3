using System.Text;
using System.Xml;
using System.Xml.Linq;
using Kalapa.Domain;

namespace Kalapa.App.Files;

/// <summary>One line of a part's table of what it uses.</summary>
/// <param name="Type">What for, as an address.</param>
/// <param name="Target">Where; another part, or an address.</param>
/// <param name="IsExternal">Outside the file.</param>
internal sealed record Relationship(string Type, string Target, bool IsExternal);

/// <summary>Reads an Office file's tables of parts. A document type definition is refused in each of its parts: it makes a reader fetch or multiply.</summary>
internal static class OfficeXml
{
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 8 * 1024 * 1024,
        IgnoreComments = true,
    };

    /// <summary>Parts that must be read whole.</summary>
    public static bool IsTableOfParts(string name) =>
        name.Equals(ContentTypes.Name, StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="RuleBroken"><c>file.active</c>: it has one.</exception>
    public static void DemandNoDefinitions(byte[] beginning, string name)
    {
        // In whatever encoding: without the zeros, UTF-16 and UTF-32 read like ASCII.
        if (!name.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
            && (Encoding.Latin1.GetString(beginning).Replace("\0", "", StringComparison.Ordinal) is var text)
            && text.TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FE', '\u00FF', ' ', '\t', '\r', '\n').StartsWith('<')
            && (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || text.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleBroken("file.active");
        }
    }

    /// <summary>The lines of one table.</summary>
    public static List<Relationship> Relationships(byte[] table) => Load(table).Elements().Where(element => element.Name.LocalName == "Relationship")
        .Select(element => new Relationship(
            (string?)element.Attribute("Type") ?? "", (string?)element.Attribute("Target") ?? "",
            "External".Equals((string?)element.Attribute("TargetMode"), StringComparison.OrdinalIgnoreCase)))
        .ToList();

    /// <summary>The root of an XML part.</summary>
    public static XElement Load(byte[] part)
    {
        using var reader = XmlReader.Create(new MemoryStream(part), Safe);
        return XElement.Load(reader);
    }
}

/// <summary>Which part is of which kind.</summary>
internal sealed class ContentTypes
{
    public const string Name = "[Content_Types].xml";

    private readonly Dictionary<string, string> _byPart = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _byEnding = new(StringComparer.OrdinalIgnoreCase);

    private ContentTypes()
    {
    }

    /// <summary>Every kind there is.</summary>
    public IEnumerable<string> All => _byPart.Values.Concat(_byEnding.Values);

    /// <summary>The table as it stands in the file.</summary>
    public static ContentTypes Read(byte[] table)
    {
        var types = new ContentTypes();
        foreach (var element in OfficeXml.Load(table).Elements())
        {
            var type = (string?)element.Attribute("ContentType") ?? "";
            if (element.Name.LocalName == "Override")
            {
                types._byPart[((string?)element.Attribute("PartName") ?? "").TrimStart('/')] = type;
            }
            else
            {
                types._byEnding[(string?)element.Attribute("Extension") ?? ""] = type;
            }
        }

        return types;
    }

    /// <summary>Of one part; null when nothing is said.</summary>
    public string? Of(string part) =>
        _byPart.GetValueOrDefault(part) ?? _byEnding.GetValueOrDefault(Path.GetExtension(part).TrimStart('.'));
}
