namespace Kalapa.App.Features.Permits;

/// <summary>
/// The permit laid out in one size of print: where everything goes. As one page, which may be too long for the sheet
/// (<see cref="Fits"/>), or flowing over as many as it takes, each with a head that says which permit it belongs to.
/// </summary>
internal sealed class PermitPage
{
    private const double Margin = 36;
    private const double Bottom = PdfCanvas.Height - 40;
    private const double Inner = PdfCanvas.Width - (2 * Margin);
    private const double QrEdge = 116;
    private const double Gap = 14;
    private const double Half = (Inner - Gap) / 2;
    private const byte Quiet = 90;
    private const byte Faint = 190;

    private static readonly double[] Shares = [0.05, 0.3, 0.25, 0.2, 0.2];

    private readonly PermitSheet _sheet;
    private readonly List<List<Action<PdfCanvas>>> _pages = [[]];
    private readonly double _size;
    private readonly bool _flows;
    private double _y = Margin;

    /// <param name="sheet">What stands on it.</param>
    /// <param name="size">Of the print, in points.</param>
    /// <param name="columns">Of people, side by side; one when it flows.</param>
    /// <param name="flows">What is too long goes on overleaf.</param>
    public PermitPage(PermitSheet sheet, double size, int columns, bool flows)
    {
        (_sheet, _size, _flows) = (sheet, size, flows);
        Head();
        Facts(sheet.Facts);
        People(sheet.People, columns);
        Paragraph(Bilingual.Say("Conditions"), sheet.Conditions.ReplaceLineEndings("\n"));
        List(Bilingual.Say("Hazards"), sheet.Hazards);
        List(Bilingual.Say("Waivers"), sheet.Waivers);
        List(Bilingual.Say("Vehicles"), sheet.Vehicles);
        List(Bilingual.Say("Equipment.In"), sheet.EquipmentIn);
        List(Bilingual.Say("Equipment.Out"), sheet.EquipmentOut);
        Rules();
        Feet();
    }

    /// <summary>Nothing runs into the foot.</summary>
    public bool Fits => _y <= Bottom;

    private double Small => Math.Max(_size * 0.82, 5);

    public void DrawOn(PdfCanvas canvas)
    {
        foreach (var (marks, index) in _pages.Select((marks, index) => (marks, index)))
        {
            if (index > 0)
            {
                canvas.TurnPage();
            }

            marks.ForEach(mark => mark(canvas));
        }
    }

    private void Head()
    {
        var code = new QrCode(_sheet.CheckAddress);
        var module = QrEdge / code.Size;
        var left = PdfCanvas.Width - Margin - QrEdge;
        foreach (var (x, y, length) in code.Runs())
        {
            Mark(canvas => canvas.Fill(left + (x * module), Margin + (y * module), length * module, module));
        }

        Text("KALAPA", Margin, Margin + 18, 20, bold: true);
        var heading = Bilingual.Both("Heading");
        Text(heading[0], Margin, Margin + 38, 12, bold: true);
        Text(heading[1], Margin, Margin + 52, 10, grey: Quiet);
        Text(Bilingual.Say("Code"), Margin, Margin + 72, 7, grey: Quiet);
        Text(_sheet.Code, Margin, Margin + 90, 18, bold: true);
        Text($"{Bilingual.Say("Number")}: {_sheet.Number}  ·  {Bilingual.Say("Revision", _sheet.Revision)}", Margin, Margin + 106, 9);
        _y = Margin + QrEdge + 4;
    }

    /// <summary>In two columns, row by row.</summary>
    private void Facts(IReadOnlyList<SheetFact> facts)
    {
        foreach (var row in facts.Chunk(2))
        {
            var cells = row.Select(fact => (fact.Label, Lines: fact.Lines.SelectMany(line => Wrap(line, Half, _size)).ToList())).ToList();
            Room(High(_size) * (1 + cells.Max(cell => cell.Lines.Count)));
            Rule();
            SideBySide(Half + Gap, cells.Select(cell => (Action<double>)(x =>
            {
                Write(cell.Label, x, Small, grey: Quiet);
                cell.Lines.ForEach(line => Write(line, x));
            })));
            _y += _size * 0.25;
        }
    }

    private void People(IReadOnlyList<IReadOnlyList<string>> people, int columns)
    {
        Title(Bilingual.Say("People", people.Count));
        var rows = people.Select((person, index) => (IReadOnlyList<string>)[$"{index + 1}", .. person]).ToList();
        var width = (Inner - (Gap * (columns - 1))) / columns;
        var parts = rows.Chunk(Math.Max(1, (rows.Count + columns - 1) / columns));
        SideBySide(width + Gap, parts.Select(part => (Action<double>)(x =>
        {
            PeopleHead(x, width);
            foreach (var person in part)
            {
                if (Room(HeightOf(person, width)))
                {
                    PeopleHead(x, width);
                }

                Row(person, x, width, grey: 0);
            }
        })));
    }

    private void PeopleHead(double x, double width) =>
        Row(["", Bilingual.Say("Name"), Bilingual.Say("Company"), Bilingual.Say("Role"), Bilingual.Say("Id")], x, width, Quiet);

    private double HeightOf(IReadOnlyList<string> cells, double width) =>
        (High(Small) * cells.Zip(Shares).Max(cell => Wrap(cell.First, (width * cell.Second) - 3, Small).Count())) + (_size * 0.2);

    private void Row(IReadOnlyList<string> cells, double x, double width, byte grey)
    {
        var (top, lowest, left) = (_y, _y, x);
        Mark(canvas => canvas.Fill(left, top + (_size * 0.1), width, 0.4, Faint));
        foreach (var (cell, share) in cells.Zip(Shares))
        {
            _y = top;
            foreach (var line in Wrap(cell, (width * share) - 3, Small))
            {
                Write(line, x, Small, grey: grey);
            }

            lowest = Math.Max(lowest, _y);
            x += width * share;
        }

        _y = lowest + (_size * 0.2);
    }

    private void Paragraph(string title, string text)
    {
        if (text.Length > 0)
        {
            Lines(title, text.Split('\n').SelectMany(line => Wrap(line, Inner, _size)));
        }
    }

    private void List(string title, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            Lines(title, Wrap(string.Join("  ·  ", items), Inner, _size));
        }
    }

    private void Lines(string title, IEnumerable<string> lines)
    {
        Title(title);
        foreach (var line in lines)
        {
            Room(High(_size));
            Write(line, Margin);
        }
    }

    private void Rules()
    {
        const int count = 5;
        var rules = Enumerable.Range(1, count)
            .Select(number => Bilingual.Both($"Rule{number}").Select(text => Wrap($"{number}. {text}", Half, Small).ToList()).ToList()).ToList();
        // The rules stay together.
        Room(High(_size) + rules.Sum(rule => rule.Max(text => text.Count) * High(Small)));
        Title(Bilingual.Say("Rules"));
        foreach (var rule in rules)
        {
            SideBySide(Half + Gap, rule.Select((lines, column) => (Action<double>)(x =>
                lines.ForEach(line => Write(line, x, Small, grey: column == 0 ? (byte)0 : Quiet)))));
        }
    }

    private void Feet()
    {
        foreach (var (marks, index) in _pages.Select((marks, index) => (marks, index)))
        {
            var number = _pages.Count > 1 ? $"  ·  {Bilingual.Say("Page", index + 1, _pages.Count)}" : "";
            marks.Add(canvas => canvas.Text($"{Bilingual.Say("Check")}: {_sheet.CheckAddress}{number}", Margin, PdfCanvas.Height - 24, 7, grey: Quiet));
        }
    }

    private void Title(string text)
    {
        // Never alone at the end of a page.
        Room((_size * 0.6) + (High(_size) * 2));
        _y += _size * 0.5;
        Rule();
        Write(text, Margin, bold: true);
        _y += _size * 0.1;
    }

    /// <summary>Turns the page when so much does not fit on this one.</summary>
    /// <returns>True when it was turned.</returns>
    private bool Room(double height)
    {
        if (!_flows || _y + height <= Bottom)
        {
            return false;
        }

        _pages.Add([]);
        Text("KALAPA", Margin, Margin + 14, 14, bold: true);
        Text(_sheet.Code, Margin + 80, Margin + 14, 12, bold: true);
        Text($"{Bilingual.Say("Number")}: {_sheet.Number}  ·  {Bilingual.Say("Revision", _sheet.Revision)}", Margin, Margin + 28, 9);
        _y = Margin + 36;
        return true;
    }

    /// <summary>Writes columns from the same height; what follows begins below the longest.</summary>
    private void SideBySide(double step, IEnumerable<Action<double>> columns)
    {
        var (top, lowest) = (_y, _y);
        foreach (var (write, column) in columns.Select((write, column) => (write, column)))
        {
            _y = column == 0 ? _y : top;
            write(Margin + (column * step));
            lowest = column == 0 ? _y : Math.Max(lowest, _y);
        }

        _y = lowest;
    }

    private void Rule()
    {
        var y = _y;
        Mark(canvas => canvas.Fill(Margin, y, Inner, 0.6, grey: 120));
    }

    private static double High(double size) => size * 1.32;

    /// <summary>One line, and down to the next.</summary>
    private void Write(string line, double x, double? size = null, bool bold = false, byte grey = 0)
    {
        var letters = size ?? _size;
        _y += High(letters);
        Text(line, x, _y - (letters * 0.25), letters, bold, grey);
    }

    private void Text(string text, double x, double y, double size, bool bold = false, byte grey = 0) =>
        Mark(canvas => canvas.Text(text, x, y, size, bold, grey));

    private void Mark(Action<PdfCanvas> mark) => _pages[^1].Add(mark);

    private static IEnumerable<string> Wrap(string text, double width, double size) =>
        TextWrap.Lines(text, width, part => PdfCanvas.Measure(part, size));
}
