UPDATE case_record SET applicant_number =
    coalesce(convert_from(manifest, 'UTF8')::json -> 'applicant' ->> 'iin', '');
