using System.Globalization;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;

namespace Kalapa.App.Features.Intake;

/// <summary>A row of a spreadsheet, read or not.</summary>
/// <param name="Line">Its number in what was pasted, from 1.</param>
/// <param name="Source">As it was pasted.</param>
/// <param name="Item">What was read; null when it could not be.</param>
/// <param name="Problem">Which column could not be read; null when all could.</param>
public sealed record PastedRow<T>(int Line, string Source, T? Item, string? Problem)
    where T : class;

/// <summary>
/// Reads rows as spreadsheets put them on the clipboard: cells between tabs, rows between line breaks. The columns stand in
/// the form's order, or in any order below a row of headings. A lone ditto mark stands for the cell above it (R91).
/// </summary>
public static class PastedRows
{
    /// <summary>Begins a problem whose column a spreadsheet damaged, before the column's name.</summary>
    public const string Damaged = "Damaged.";

    // What stands for "as above", folded or alone. Two people or two pieces of equipment never have one number.
    private static readonly HashSet<string> Dittos = new(StringComparer.OrdinalIgnoreCase) { "\"", "''", "\u3003", "\u201D", "\u201C", "\u2033", ",,", "-\"-", "idem", "sda", "s.d.a", "s.d.a." };
    private static readonly string[] OwnColumns = ["name", "idlast4", "serial"];

    private static readonly string[] VisitorColumns = ["name", "company", "idtype", "idlast4", "birthyear", "phone", "role"];
    private static readonly string[] EquipmentColumns = ["direction", "kind", "brand", "model", "serial", "quantity"];

    private static readonly Dictionary<string, string> Headings = Spelled(
        ("name", "nama|nama lengkap|nama sesuai identitas|name|full name|name as on the id"),
        ("company", "perusahaan|company"),
        ("idtype", "jenis identitas|id type|kind of id"),
        ("idlast4", "nomor identitas|4 karakter terakhir nomor identitas|id number|id"),
        ("birthyear", "tahun lahir|tanggal lahir|birth year|year of birth|date of birth"),
        ("phone", "telepon|no. hp|phone"),
        ("role", "peran|role"),
        ("direction", "arah|direction"),
        ("kind", "jenis|barang|kind|item"),
        ("brand", "merek|brand"),
        ("model", "model|tipe|type"),
        ("serial", "nomor seri|serial|serial number"),
        ("quantity", "jumlah|quantity|qty"));

    // What an empty cell stands for is the one that ends with nothing.
    private static readonly Dictionary<string, IdType> IdTypes = Spelled(
        (IdType.Ktp, "ktp|"), (IdType.Sim, "sim"), (IdType.Passport, "paspor|passport"), (IdType.Kitas, "kitas"));

    private static readonly Dictionary<string, VisitorRole> Roles = Spelled(
        (VisitorRole.Lead, "penanggung jawab|pic|lead"),
        (VisitorRole.Worker, "pekerja|teknisi|worker|"),
        (VisitorRole.Driver, "pengemudi|sopir|driver"),
        (VisitorRole.Guest, "tamu|guest"));

    private static readonly Dictionary<string, EquipmentDirection> Directions = Spelled(
        (EquipmentDirection.In, "masuk|in|"), (EquipmentDirection.Out, "keluar|out"));

    /// <summary>Visitors. Of an ID number only its last four characters are kept, however much was pasted.</summary>
    /// <param name="text">The clipboard's text.</param>
    /// <param name="company">Stands in for an empty company.</param>
    /// <param name="known">Who is on the list already: named twice is a problem.</param>
    /// <param name="newId">Makes a person's id.</param>
    public static IReadOnlyList<PastedRow<Visitor>> Visitors(string text, string company, IEnumerable<Visitor> known, Func<Guid> newId)
    {
        HashSet<(string, string)> seen = [.. known.Select(Key)];
        return Read<Visitor>(text, VisitorColumns, cell =>
        {
            if (!TypedText.IsName(cell("name")))
            {
                return (null, "FullName");
            }

            if (TypedText.IsSpreadsheetDamage(cell("idlast4")))
            {
                return (null, Damaged + "IdLast4");
            }

            if (Dittos.Contains(cell("idlast4")))
            {
                return (null, "IdLast4");
            }

            if (TypedText.IsSpreadsheetDamage(cell("phone")))
            {
                return (null, Damaged + "Phone");
            }

            if (!IdTypes.TryGetValue(cell("idtype"), out var idType))
            {
                return (null, "IdType");
            }

            if (Year(cell("birthyear")) is not { } year)
            {
                return (null, "BirthYear");
            }

            if (!Roles.TryGetValue(cell("role"), out var role))
            {
                return (null, "Role");
            }

            var visitor = new Visitor(
                newId(), cell("name"), idType, TypedText.LastFour(cell("idlast4")), cell("company") is { Length: > 0 } named ? named : company, cell("phone"), year, role);
            return seen.Add(Key(visitor)) ? (visitor, null) : (null, "Twice");
        });

        static (string, string) Key(Visitor visitor) => (TypedText.Fold(visitor.FullName), TypedText.LastFour(visitor.IdLast4));
    }

    /// <summary>Equipment; a line without a quantity is one piece.</summary>
    public static IReadOnlyList<PastedRow<EquipmentItem>> Equipment(string text) => Read<EquipmentItem>(text, EquipmentColumns, cell =>
    {
        if (!Directions.TryGetValue(cell("direction"), out var direction))
        {
            return (null, "Direction");
        }

        if (!TypedText.IsName(cell("kind")))
        {
            return (null, "Kind");
        }

        if (TypedText.IsSpreadsheetDamage(cell("serial")))
        {
            return (null, Damaged + "Serial");
        }

        if (Dittos.Contains(cell("serial")))
        {
            return (null, "Serial");
        }

        var count = cell("quantity").Length == 0 ? 1 : TypedText.Number(cell("quantity")) ?? 0;
        if (count < 1)
        {
            return (null, "Quantity");
        }

        return (new(direction, cell("kind"), cell("brand"), cell("model"), cell("serial"), count), null);
    });

    private static Dictionary<string, T> Spelled<T>(params (T Value, string Words)[] spellings) => spellings
        .SelectMany(spelling => spelling.Words.Split('|').Select(word => (word, spelling.Value)))
        .ToDictionary(pair => pair.word, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    private static IReadOnlyList<PastedRow<T>> Read<T>(string text, string[] columns, Func<Func<string, string>, (T? Item, string? Problem)> read)
        where T : class
    {
        var rows = Cells(text);
        if (rows is [var first, ..] && first.Count(cell => Headings.TryGetValue(cell, out var column) && columns.Contains(column)) >= 2)
        {
            columns = [.. first.Select(cell => Headings.GetValueOrDefault(cell, ""))];
            rows[0] = [];
        }

        List<PastedRow<T>> result = [];
        string[] above = [];
        for (var line = 0; line < rows.Count; line++)
        {
            var row = rows[line];
            if (row.Length == 0 || row.All(cell => cell.Length == 0))
            {
                continue;
            }

            // The source keeps its marks: it is what goes back into the field.
            string[] filled = [.. row.Select((cell, at) => Dittos.Contains(cell) && at < columns.Length && !OwnColumns.Contains(columns[at]) ? above.ElementAtOrDefault(at) ?? "" : cell)];
            var (item, problem) = read(column => Array.IndexOf(columns, column) is >= 0 and var at && at < filled.Length ? filled[at] : "");
            result.Add(new(line + 1, string.Join('\t', row), item, problem));
            above = filled;
        }

        return result;
    }

    // A cell with a tab, a line break or a quotation mark in it comes between quotation marks, its own doubled.
    private static List<string[]> Cells(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        for (var at = 0; at <= text.Length; at++)
        {
            // From the beginning of a cell to what ends it.
            var start = at;
            var quoted = EndOfQuotation(text, start);
            at = quoted ?? start;
            while (at < text.Length && text[at] is not ('\t' or '\n'))
            {
                at++;
            }

            row.Add(TypedText.Line(quoted is { } end ? text[(start + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : text[start..at]));
            if (at == text.Length || text[at] == '\n')
            {
                rows.Add([.. row]);
                row.Clear();
            }
        }

        return rows;
    }

    // Where the quotation that begins at a cell's start has ended; null when the mark is a letter: alone in its cell, never closed, or
    // closed only lines below after other cells, which would swallow whole rows.
    private static int? EndOfQuotation(string text, int start)
    {
        if (start >= text.Length || text[start] != '"' || IsEnd(start + 1))
        {
            return null;
        }

        var (lines, tabs) = (false, false);
        for (var at = start + 1; at < text.Length; at++)
        {
            (lines, tabs) = (lines || text[at] == '\n', tabs || text[at] == '\t');
            if (lines && tabs)
            {
                return null;
            }

            if (text[at] == '"')
            {
                if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    at++;
                    continue;
                }

                return IsEnd(at + 1) ? at + 1 : null;
            }
        }

        return null;

        bool IsEnd(int at) => at >= text.Length || text[at] is '\t' or '\n' or '\r';
    }

    /// <summary>The year in "1990", "12/05/1990" or "1990-05-12".</summary>
    private static int? Year(string text) => TypedText.Digits(text).Split('/', '-', '.', ' ').Where(part => part.Length == 4)
        .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100 ? year : (int?)null)
        .FirstOrDefault(year => year is not null);
}
